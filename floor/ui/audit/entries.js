/* The entries of the audit under their days. Text only, never markup. */

const COLUMNS = ["time", "who", "what", "about", "change", "result", "address"];

function head(columns) {
  const made = row("head");
  made.append(...COLUMNS.map((name) => cell("columnheader", name, columns[name])));
  return made;
}

function line(one) {
  const change = cell("cell", "change");
  change.append(...one.change.map((text) => make("span", "value", text)));
  const result = cell("cell", "result");
  result.append(make("span", "badge", one.result));
  const made = row(one.refused ? "refused" : "done");
  made.append(
    cell("cell", "time", one.time),
    cell("cell", "who", one.who),
    cell("cell", "what", one.what),
    cell("cell", "about", one.about),
    change,
    result,
    cell("cell", "address", one.address)
  );
  made.title = "#" + one.number;
  return made;
}

export default function (component) {
  const data = component.data;
  const table = make("div", "table");
  table.setAttribute("role", "table");
  table.setAttribute("aria-label", data.title);
  table.append(head(data.columns));
  for (const day of data.days) {
    table.append(make("h3", "day", day.title), ...day.entries.map(line));
  }
  component.parentElement.querySelector(".lines").replaceChildren(table);
}
