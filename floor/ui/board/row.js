/* One row: built once, painted only where its data changed. Text goes in as textContent alone. */

const SVG = "http://www.w3.org/2000/svg";
const SPARK_WIDTH = 96;
const SPARK_HEIGHT = 28;

function make(tag, name, parent, role) {
  const node = document.createElement(tag);
  node.className = name;
  if (role) node.setAttribute("role", role);
  if (parent) parent.appendChild(node);
  return node;
}

function say(node, text) {
  const wanted = text === null || text === undefined ? "" : String(text);
  if (node.textContent !== wanted) node.textContent = wanted;
}

function buildBar(parent) {
  const bar = make("div", "fb-bar", parent);
  bar.setAttribute("aria-hidden", "true");
  const track = make("div", "fb-track", bar);
  const fill = make("div", "fb-fill", track);
  const goal = make("div", "fb-goal", bar);
  const tick = make("div", "fb-tick", bar);
  return { bar, fill, tick, goal };
}

/* Both ends move by transform: a width that changes would lay out the whole board again. */
function paintBar(parts, share, pace, goal) {
  const filled = share === null ? 0 : Math.max(0, Math.min(1, share));
  parts.bar.classList.toggle("fb-none", share === null);
  parts.fill.style.transform = "translateX(" + ((filled - 1) * 100).toFixed(2) + "%)";
  paintMark(parts.tick, pace);
  paintMark(parts.goal, goal);
}

/* What is due by now, and the goal somebody chose to show. */
function paintMark(mark, at) {
  const none = at === null || at === undefined;
  mark.style.visibility = none ? "hidden" : "";
  if (!none) mark.style.transform = "translateX(" + ((Math.min(1, at) - 1) * 100).toFixed(2) + "%)";
}

function buildSpark(parent) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "fb-spark");
  svg.setAttribute("viewBox", "0 0 " + SPARK_WIDTH + " " + SPARK_HEIGHT);
  svg.setAttribute("aria-hidden", "true");
  const [past, latest] = ["fb-spark-past", "fb-spark-latest"].map((name) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", name);
    svg.appendChild(path);
    return path;
  });
  parent.appendChild(svg);
  return { svg, past, latest };
}

/* Sums stand as columns, rates hang on a line; a step without a value is a gap, never a zero. */
function sparkPaths(trend, columns) {
  const step = (SPARK_WIDTH - 8) / Math.max(trend.length - (columns ? 0 : 1), 1);
  const height = (share) => 3 + share * (SPARK_HEIGHT - 8);
  const column = (share, at) => "M" + (4 + (at + 0.5) * step).toFixed(1) + " " + (SPARK_HEIGHT - 2)
    + "v-" + height(share).toFixed(1);
  const point = (share, at) => (at > 0 && trend[at - 1] !== null ? "L" : "M") + (4 + at * step).toFixed(1)
    + " " + (SPARK_HEIGHT - 1 - height(share)).toFixed(1);
  const marks = trend.map((share, at) => share === null ? "" : columns ? column(share, at) : point(share, at));
  const last = trend.length - 1;
  if (columns) return { past: marks.slice(0, last).join(""), latest: marks[last] };
  // A stroke of no length with round ends: the dot.
  return { past: marks.join(""), latest: marks[last] ? "M" + marks[last].slice(1) + "h0.01" : "" };
}

function paintSpark(parts, trend, columns) {
  const known = trend.filter((share) => share !== null).length;
  parts.svg.style.visibility = known > 1 ? "" : "hidden";
  if (known < 2) return;
  const paths = sparkPaths(trend, columns);
  parts.svg.setAttribute("class", "fb-spark " + (columns ? "fb-columns" : "fb-line"));
  parts.past.setAttribute("d", paths.past);
  parts.latest.setAttribute("d", paths.latest);
}

function buildRow(stage) {
  const el = make("div", "fb-row", stage, "row");
  const rank = make("div", "fb-rank", el, "cell");
  const move = make("div", "fb-move", el, "cell");
  const who = make("div", "fb-who", el, "cell");
  const name = make("span", "fb-name", who);
  const team = make("span", "fb-team-name", who);
  name.setAttribute("dir", "auto");
  team.setAttribute("dir", "auto");
  const spark = buildSpark(el);
  const bar = buildBar(el);
  const ahead = make("div", "fb-ahead", el, "cell");
  const score = make("div", "fb-score", el, "cell");
  const value = make("span", "fb-value", score);
  const of = make("span", "fb-of", score);
  const place = make("span", "fb-coin", rank);
  const arrow = make("span", "fb-arrow", move);
  const steps = make("span", "fb-steps", move);
  return { el, place, move, arrow, steps, who, name, team, spark, bar, ahead, value, of, painted: "", fitted: "" };
}

function paintMove(row, move) {
  const way = move === null ? "new" : move > 0 ? "up" : move < 0 ? "down" : "same";
  row.move.setAttribute("data-way", way);
  say(row.steps, move ? Math.abs(move) : "");
}

/* Returns whether anything was written. */
function paintRow(row, data, columns) {
  const now = JSON.stringify([data, columns]);
  if (row.painted === now) return false;
  row.painted = now;
  row.el.setAttribute("aria-label", data.label);
  row.el.title = data.label;
  row.el.setAttribute("data-medal", data.medal);
  row.el.classList.toggle("fb-met", data.met);
  row.el.classList.toggle("fb-unranked", data.rank === null);
  say(row.place, data.rank === null ? "–" : data.rank);
  paintMove(row, data.move);
  say(row.name, data.name);
  say(row.team, data.team);
  paintSpark(row.spark, data.trend, columns);
  paintBar(row.bar, data.bar, data.pace, data.goal);
  row.ahead.setAttribute("data-side", data.side || "");
  say(row.ahead, data.ahead);
  say(row.value, data.value);
  say(row.of, data.of ? "/ " + data.of : "");
  return true;
}
