/* The orders of a period: what they come to, then line by line under their days. Text only, never markup. */

function totals(data) {
  const list = make("dl", "totals");
  for (const figure of data.totals) {
    const one = make("div", "figure");
    one.append(make("dt", "", figure.label), make("dd", "", figure.value));
    list.append(one);
  }
  return list;
}

/* The small things stand together on a phone and each in its own column where there is room. */
function about(...cells) {
  const made = make("span", "about");
  made.setAttribute("role", "none");
  made.append(...cells);
  return made;
}

function head(columns) {
  const [time, product, person, campaign, status, amount] = Object.entries(columns).map(([name, text]) =>
    cell("columnheader", name, text)
  );
  const made = row("head");
  made.append(time, product, about(person, campaign, status), amount);
  return made;
}

function line(one) {
  const status = cell("cell", "status", "");
  status.append(make("span", "badge", one.status_text));
  if (one.note) status.append(make("span", "note", one.note));
  const made = row(one.status);
  made.append(
    cell("cell", "time", one.time),
    cell("cell", "product", one.product),
    about(cell("cell", "person", one.person), cell("cell", "campaign", one.campaign), status),
    cell("cell", one.known ? "amount" : "amount unknown", one.amount)
  );
  return made;
}

export default function (component) {
  const data = component.data;
  const root = component.parentElement.querySelector(".lines");
  const table = make("div", data.people ? "table with-people" : "table");
  table.setAttribute("role", "table");
  table.setAttribute("aria-label", data.title);
  if (data.days.length) table.append(head(data.columns));
  for (const day of data.days) {
    if (day.title) table.append(make("h3", "day", day.title));
    table.append(...day.lines.map(line));
  }
  const parts = data.totals.length ? [totals(data), table] : [table];
  root.replaceChildren(...parts);
}
