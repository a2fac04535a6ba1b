/* The board: keeps its rows, lays them out, lets them glide, lights a row that rose, turns pages. */

const LIT_MS = 2500;
const FRESH_SECONDS = 180;    // what is older is no news: it moves, but it does not light

/* Nothing lights for another question, for old data, or after a jump. */
function isNews(before, next) {
  if (!before || !next.live || !next.lights || before.board !== next.board) return false;
  if (next.age_seconds === null || next.age_seconds > FRESH_SECONDS) return false;
  const jump = (floorTime(next.as_of) - floorTime(before.as_of)) / 1000;
  return jump >= 0 && jump <= FRESH_SECONDS;
}

function themeOf(payload) {
  if (payload.theme !== "auto") return payload.theme;
  return window.matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}

function buildBoard(root, fixed) {
  root.classList.add("fb");
  root.setAttribute("data-place", fixed ? "wall" : "page");
  const head = buildHead(root);
  const teams = make("ul", "fb-teams", root);
  const stage = make("div", "fb-stage fb-still", root, "table");
  const empty = buildEmpty(root);
  const foot = buildFoot(root);
  return { root, fixed, head, teams, stage, empty, foot, clock: makeClock(), rows: new Map(),
    order: [], payload: null, plan: null, page: 0, left: {}, turnTimer: 0, tidyTimer: 0, size: "" };
}

function paintFrame(board, payload) {
  const { root, head } = board;
  root.setAttribute("data-theme", themeOf(payload));
  root.setAttribute("lang", payload.language);
  say(head.title, payload.title);
  say(head.subtitle, payload.subtitle);
  say(head.updated, payload.as_of_text);
  paintFigures(head.figures, payload.figures);
  paintTeams(board.teams, payload.teams);
  paintEmpty(board.empty, payload.empty);
  board.stage.classList.toggle("fb-gone", Boolean(payload.empty));
  board.stage.setAttribute("aria-label", payload.title + ", " + payload.subtitle);
  board.stage.setAttribute("aria-rowcount", payload.rows.length);
  say(board.foot.notes, payload.notes.join(" · "));
  board.score = scoreWidth(payload.rows);
  root.style.setProperty("--value", board.score.value.toFixed(2) + "em");
  root.style.setProperty("--of", board.score.of.toFixed(2) + "em");
  root.style.setProperty("--ahead", board.score.ahead.toFixed(2) + "em");
}

/* Adds, paints and removes rows; returns the ids whose figure rose and the ids that are new. */
function paintRows(board, payload) {
  const rose = [];
  const fresh = [];
  const seen = new Set();
  board.order = payload.rows.map((data, index) => {
    let row = board.rows.get(data.id);
    if (!row) {
      row = buildRow(board.stage);
      board.rows.set(data.id, row);
      fresh.push(row);
    } else if (data.n !== null && row.n !== null && data.n > row.n) rose.push(row);
    row.n = data.n;
    row.el.setAttribute("aria-rowindex", index + 1);
    paintRow(row, data, payload.trend === "columns");
    seen.add(data.id);
    return row;
  });
  board.rows.forEach((row, id) => {
    if (seen.has(id)) return;
    board.stage.removeChild(row.el);
    board.rows.delete(id);
  });
  return { rose, fresh };
}

function light(row) {
  clearTimeout(row.litTimer);
  row.el.classList.remove("fb-lit");
  void row.el.offsetWidth;
  row.el.classList.add("fb-lit");
  row.litTimer = setTimeout(() => row.el.classList.remove("fb-lit"), LIT_MS);
}

/* Screen readers follow the document: once all is quiet the nodes take the order of the ranks. */
function tidyLater(board) {
  clearTimeout(board.tidyTimer);
  board.tidyTimer = setTimeout(() => still(board, () => {
    board.order.forEach((row, at) => {
      const there = board.stage.children[at];
      if (there !== row.el) board.stage.insertBefore(row.el, there);
    });
  }), LIT_MS + 300);
}

function showTime(board) {
  const text = badgeText(board.clock, board.payload);
  say(board.head.clock, board.clock.time());
  say(board.head.badge, text);
  board.root.classList.toggle("fb-stale", text !== "");
}

function update(board, payload, quiet) {
  const before = board.payload;
  const sameBoard = Boolean(before) && before.board === payload.board && before.reading === payload.reading;
  const news = !quiet && isNews(before, payload);
  board.payload = payload;
  // A change of theme alone brings the same payload again: its age was true when it was sent, not now.
  if (!before || before.now !== payload.now) board.clock.sync(payload.age_seconds, payload.now);
  if (!sameBoard) board.page = pageWhenBack(board, before, payload);
  paintFrame(board, payload);
  const { rose, fresh } = paintRows(board, payload);
  if (!sameBoard) still(board, () => layout(board));
  else {
    fresh.forEach((row) => row.el.classList.add("fb-new"));
    layout(board);
    void board.stage.offsetWidth;
    fresh.forEach((row) => row.el.classList.remove("fb-new"));
  }
  if (!sameBoard || !board.turnTimer) planTurn(board, PAGE_MS);
  if (news) rose.filter((row) => !row.box.away).forEach(light);
  tidyLater(board);
  showTime(board);
}

function watchSize(board) {
  const again = () => {
    if (sizeOf(board) !== board.size) still(board, () => layout(board));
  };
  window.addEventListener("resize", again);
  const observer = window.ResizeObserver ? new ResizeObserver(again) : null;
  if (observer) [board.root, board.stage].forEach((node) => observer.observe(node));
  return () => {
    window.removeEventListener("resize", again);
    if (observer) observer.disconnect();
  };
}

/* Mounts the board, or brings a mounted one up to date. quiet: nothing lights, whatever rose. */
function mountBoard(root, payload, mounted, quiet) {
  if (mounted) {
    update(mounted, payload, quiet);
    return mounted;
  }
  const board = buildBoard(root, root.getAttribute("data-fixed") === "yes");
  update(board, payload, true);
  const unwatch = watchSize(board);
  const ticking = setInterval(() => showTime(board), 1000);
  board.sync = (age, now) => { board.clock.sync(age, now); showTime(board); };
  board.lost = (time) => { board.clock.lostAt = time; showTime(board); };
  board.close = () => {
    unwatch();
    clearInterval(ticking);
    clearTimeout(board.turnTimer);
    clearTimeout(board.tidyTimer);
  };
  return board;
}
