/* The two above, oneself, the two below. Text only, never markup. */

function line(one) {
  const made = row(one.self ? "self" : "");
  made.setAttribute("aria-label", one.label);
  const amount = cell("cell", "amount", one.value);
  if (one.of) amount.append(make("span", "of", " / " + one.of));
  made.append(cell("cell", "place", one.rank === null ? "–" : one.rank), cell("cell", "name", one.name), amount);
  return made;
}

export default function (component) {
  const root = component.parentElement.querySelector(".lines");
  const table = make("div", "table");
  table.setAttribute("role", "table");
  table.setAttribute("aria-label", component.data.title);
  table.append(...component.data.lines.map(line));
  root.replaceChildren(table);
}
