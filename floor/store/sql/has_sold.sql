-- Whether the logs know anybody by this name who sold something.
select exists (select 1 from sales where agent_id = $agent_id)
