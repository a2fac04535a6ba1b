/* The elements of a list of lines. Text only, never markup. */

function make(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

function cell(role, name, text) {
  const made = make("span", name, text);
  made.setAttribute("role", role);
  return made;
}

function row(name) {
  const made = make("div", "row " + name);
  made.setAttribute("role", "row");
  return made;
}
