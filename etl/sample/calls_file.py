"""The calls as VICIdial's call export writes them: tab-separated, extended columns, lines ended as on Windows."""

from etl.sample.arrays import texts
from etl.sample.call_ids import call_ids
from etl.sample.clock import spelled
from etl.sample.cycles import Cycles
from etl.sample.day import FloorDay
from etl.sample.leads import LISTS_OF_CAMPAIGN, lead_texts, list_number
from etl.sample.logfile import LogFile
from etl.sample.offer import CAMPAIGNS
from etl.sample.outcomes import CODES

CALLS = LogFile(
    stem="calls",
    suffix="txt",
    separator="\t",
    ending="\r\n",
    header="call_date\tphone_number_dialed\tstatus\tuser\tfull_name\tcampaign_id\tvendor_lead_code\tsource_id\t"
    "list_id\tgmt_offset_now\tphone_code\tphone_number\ttitle\tfirst_name\tmiddle_initial\tlast_name\t"
    "address1\taddress2\taddress3\tcity\tstate\tprovince\tpostal_code\tcountry_code\tgender\t"
    "date_of_birth\talt_phone\temail\tsecurity_phrase\tcomments\tlength_in_sec\tuser_group\talt_dial\t"
    "rank\towner\tlead_id\tlist_name\tlist_description\tstatus_name\twrapup_time\tqueue_time\tuniqueid\t"
    "caller_code\tserver_ip\thangup_cause\tdialstatus\tchannel\tdial_time\tanswered_time\tcpd_result\t"
    "did_pattern\tdid_id\tdid_description",
    time="call_date",
    agent="user",
)

_CAUSES = {"ANSWER": "16", "NOANSWER": "19", "BUSY": "17", "CHANUNAVAIL": "1"}
SERVER = "10.9.8.7"
# From caller_code to channel, both of which stay empty.
_ENDINGS = texts([f"\t{SERVER}\t{_CAUSES[code.dialstatus]}\t{code.dialstatus}\t" for code in CODES])


def call_lines(whole: FloorDay, begin: int, end: int) -> list[str]:
    """The rows of the calls from place `begin` up to before `end`.

    Columns that always go together are spelled together. `dial_time` is Asterisk's: from dialling to hanging up,
    talk included.
    """
    cycles = whole.cycles.pick(slice(begin, end))
    columns = [
        spelled(whole.day, cycles.dialled),
        *_lead_and_agent(whole, cycles),
        texts([code.name for code in CODES])[cycles.code].tolist(),
        [f"{seconds}\t0" for seconds in cycles.wrap.tolist()],
        call_ids(whole.day, cycles),
        _ENDINGS[cycles.code].tolist(),
        list(map(str, (cycles.ring + cycles.talk).tolist())),
        [f"{seconds}\t\t\t\t" for seconds in cycles.talk.tolist()],
    ]
    return list(map("\t".join, zip(*columns, strict=True)))


def _lead_and_agent(whole: FloorDay, cycles: Cycles) -> list[list[str]]:
    """The columns from the dialled number to the list's description."""
    lead = lead_texts(cycles.lead)
    on_list = list_number(cycles.lead)
    names = texts([f"{one.list_name} {number + 1}\t" for one in CAMPAIGNS for number in range(LISTS_OF_CAMPAIGN)])
    groups = texts([f"{person.team_name.upper() or 'TEMP'}\tMAIN\t0\t" for person in whole.staff])
    return [
        lead.phone.tolist(),
        texts([one.status for one in CODES])[cycles.code].tolist(),
        texts([f"{person.agent_id}\t{person.name}" for person in whole.staff])[cycles.person].tolist(),
        texts([f"{campaign.key}\t\t" for campaign in CAMPAIGNS])[cycles.campaign].tolist(),
        [str(1001 + number) for number in on_list.tolist()],
        [f"{offset}\t1" for offset in lead.gmt_offset.tolist()],
        lead.phone.tolist(),
        [f"\t{name}\t" for name in lead.first_name.tolist()],
        lead.last_name.tolist(),
        [f"{address}\t\t" for address in lead.address.tolist()],
        [f"{place}\tUSA\t\t\t\t\t\t" for place in lead.place.tolist()],
        list(map(str, cycles.talk.tolist())),
        groups[cycles.person].tolist(),
        list(map(str, cycles.lead.tolist())),
        names[on_list].tolist(),
    ]
