/* Everything around the rows: title, figures, clock, team totals, notes, page marks. */

function buildHead(root) {
  const head = make("header", "fb-head", root);
  const titles = make("div", "fb-titles", head);
  const title = make("h1", "fb-title", titles);
  const subtitle = make("p", "fb-subtitle", titles);
  const figures = make("dl", "fb-figures", head);
  const time = make("div", "fb-time", head);
  const clock = make("div", "fb-clock", time);
  const updated = make("div", "fb-updated", time);
  const badge = make("div", "fb-badge", time, "status");
  clock.setAttribute("aria-hidden", "true");
  return { title, subtitle, figures, clock, updated, badge };
}

/* Brings a list of nodes to the length of the data; nodes are kept, so nothing blinks. */
function keepCount(parent, count, build) {
  while (parent.children.length > count) parent.removeChild(parent.lastChild);
  while (parent.children.length < count) build(parent);
}

function buildFigure(parent) {
  const figure = make("div", "fb-figure", parent);
  make("dt", "fb-figure-label", figure);
  const value = make("dd", "fb-figure-value", figure);
  make("span", "fb-figure-number", value);
  make("span", "fb-of", value);
  make("dd", "fb-figure-notes", figure);
}

/* Two short lines at most: what is to go, and the pace. */
function paintNotes(node, notes) {
  keepCount(node, notes.length, (parent) => make("div", "fb-figure-note", parent));
  notes.forEach((note, at) => say(node.children[at], note));
  node.classList.toggle("fb-gone", notes.length === 0);
}

function paintFigures(parent, figures) {
  keepCount(parent, figures.length, buildFigure);
  figures.forEach((figure, at) => {
    const node = parent.children[at];
    say(node.children[0], figure.label);
    say(node.children[1].children[0], figure.value);
    say(node.children[1].children[1], figure.of ? "/ " + figure.of : "");
    paintNotes(node.children[2], figure.notes || []);
  });
}

function buildTeam(parent) {
  const team = make("li", "fb-team", parent);
  const line = make("div", "fb-team-line", team);
  make("span", "fb-team-title", line).setAttribute("dir", "auto");
  const score = make("span", "fb-team-score", line);
  make("span", "fb-team-value", score);
  make("span", "fb-of", score);
  make("span", "fb-ahead", score);
  team.barParts = buildBar(team);
}

function paintTeams(parent, teams) {
  keepCount(parent, teams.length, buildTeam);
  parent.classList.toggle("fb-gone", teams.length === 0);
  parent.setAttribute("data-count", teams.length);
  teams.forEach((team, at) => {
    const node = parent.children[at];
    const line = node.children[0];
    say(line.children[0], team.name);
    say(line.children[1].children[0], team.value);
    say(line.children[1].children[1], team.of ? "/ " + team.of : "");
    line.children[1].children[2].setAttribute("data-side", team.side || "");
    say(line.children[1].children[2], team.ahead);
    node.title = team.label || "";
    node.classList.toggle("fb-met", team.met);
    paintBar(node.barParts, team.bar, team.pace, null);
  });
}

function buildEmpty(root) {
  const empty = make("div", "fb-empty fb-gone", root);
  const ghosts = make("div", "fb-ghosts", empty);
  ghosts.setAttribute("aria-hidden", "true");
  for (let at = 0; at < 8; at += 1) make("div", "fb-ghost", ghosts);
  const title = make("p", "fb-empty-title", empty);
  const hint = make("p", "fb-empty-hint", empty);
  return { empty, title, hint };
}

function paintEmpty(parts, empty) {
  parts.empty.classList.toggle("fb-gone", !empty);
  say(parts.title, empty ? empty.title : "");
  say(parts.hint, empty ? empty.hint : "");
}

function buildFoot(root) {
  const foot = make("footer", "fb-foot", root);
  const notes = make("div", "fb-notes", foot);
  const marks = make("div", "fb-marks", foot);
  const range = make("div", "fb-range", foot);
  return { foot, notes, marks, range };
}
