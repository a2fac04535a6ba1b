/* Names that are too long: first the team beside them goes, then they shrink a little, then they take
   two lines where the row is high enough; the ellipsis comes last. All reads first, then all writes. */

const SMALLEST = 0.7;
const SMALLEST_WORD = 0.55;  // where a second line does not help or has no room
const TWO_LINES = 0.56;
const TEAM_FROM = 28;       // on the wall, below this font the team beside the name could not be read anyway

function wanted(row) {
  return [row.name.textContent, row.team.textContent, row.box.width, row.box.font,
    row.el.getAttribute("data-columns")].join("\n");
}

function loosen(row) {
  row.name.style.fontSize = "";
  row.name.classList.remove("fb-two");
  row.team.style.display = "";
}

function measure(row) {
  return { row, room: row.who.clientWidth, name: row.name.scrollWidth, team: row.team.offsetWidth };
}

function tighten(found) {
  const { row, room, name, team } = found;
  if (room === 0) return;
  if (name + team + 4 > room || row.box.small) row.team.style.display = "none";
  if (name <= room) return;
  const ratio = room / name * 0.985;
  const parts = /[\s-]/.test(row.name.textContent) || ratio < SMALLEST_WORD;
  const twoLines = ratio < SMALLEST && row.box.font >= 19 && !row.box.stack && parts;
  row.name.classList.toggle("fb-two", twoLines);
  row.name.style.fontSize = (twoLines ? TWO_LINES : Math.max(ratio, SMALLEST_WORD)) + "em";
}

/* Hidden rows cannot be measured: they are fitted when they come up. */
function fitNames(rows) {
  const open = rows.filter((row) => !row.box.away && row.fitted !== wanted(row));
  open.forEach(loosen);
  const found = open.map(measure);
  found.forEach(tighten);
  open.forEach((row) => { row.fitted = wanted(row); });
}

/* Roughly how many ems a figure takes, so that every row gives its figures the same column. */
function emsOf(text) {
  let ems = 0;
  for (const sign of text || "") {
    if (sign > "\u2e7f") ems += 1.02;
    else if (".,:'’ /".indexOf(sign) >= 0) ems += 0.3;
    else ems += sign >= "0" && sign <= "9" ? 0.57 : sign === "%" || sign === "m" ? 0.9 : 0.64;
  }
  return ems;
}

function widest(rows, key) {
  return rows.reduce((most, row) => Math.max(most, emsOf(row[key])), 0);
}

function scoreWidth(rows) {
  const of = widest(rows, "of");
  const ahead = widest(rows, "ahead");
  return { value: Math.max(1.2, widest(rows, "value")), of: of ? of * 0.52 + 0.5 : 0,
    ahead: ahead ? ahead * AHEAD_EM : 0 };
}

const NAME_EMS = 7;           // what a name needs at least
const WITHOUT_NAME = { full: 14.2, bar: 9.8, tight: 7.8 };

const AHEAD_EM = 0.58;        // the size of the pace beside the value
const AHEAD_GAP = 0.5;

/* Which columns a row of this width has room for. Before the pace goes the trend, and some of the bar; last goes
   the target beside the value. */
function columnsFor(box, score) {
  const paced = score.ahead > 0 && !box.small;
  if (box.stack) return { columns: "stack", of: true, paced };
  const fits = (kind, of) => box.ems - WITHOUT_NAME[kind] - score.value - (of ? score.of : 0);
  const beside = (kind) => paced && fits(kind, true) - score.ahead - AHEAD_GAP >= NAME_EMS * (kind === "full" ? 1.4 : 1);
  const roomy = ["full", "bar", "tight"].filter(beside)[0];
  if (roomy) return { columns: roomy, of: true, paced: true };
  const columns = fits("full", true) >= NAME_EMS * 1.4 ? "full" : fits("bar", true) >= NAME_EMS ? "bar" : "tight";
  return { columns, of: columns !== "tight" || fits("tight", true) >= NAME_EMS, paced: false };
}

/* Team totals: where the names would be cut, every pace goes, then every target. */
function fitTeams(strip) {
  const titles = Array.from(strip.querySelectorAll(".fb-team-title"));
  const cut = () => titles.some((title) => title.scrollWidth > title.clientWidth);
  strip.classList.remove("fb-bare", "fb-unpaced");
  strip.classList.toggle("fb-unpaced", cut());
  strip.classList.toggle("fb-bare", cut());
}
