/* The wall page: shows the payload it came with, then asks for news every few seconds, for ever. */

const POLL_MS = 3000;
const SLOWEST_MS = 20000;
const PATIENCE_MS = 8000;     // an answer that takes longer counts as none
const LONG_GAP_MS = 120000;   // after this much silence nothing lights

const root = document.getElementById("floorboard");
const state = { board: null, tag: null, failures: 0, heard: performance.now(), timer: 0, asking: false,
  ended: false };

function show(payload, quiet) {
  state.board = mountBoard(root, payload, state.board, quiet);
  document.title = payload.title || payload.empty.title;
}

/* The first board came inside the page; once it is shown it stands nowhere else. */
function firstPayload() {
  const node = document.getElementById("payload");
  const payload = JSON.parse(node.textContent);
  node.textContent = "";
  return payload;
}

function heardFrom() {
  const gap = performance.now() - state.heard;
  const wasLost = state.board.clock.lostAt !== null;
  state.heard = performance.now();
  state.failures = 0;
  state.board.clock.lostAt = null;
  return wasLost || gap > LONG_GAP_MS;
}

function headerNumber(answer, name) {
  const text = answer.headers.get(name);
  return text === null || text === "" ? null : Number(text);
}

/* The link or the session has ended: nothing of the last board stays. Asked again all the same, but seldom. */
function end(reason) {
  const last = state.board.payload;
  heardFrom();
  state.ended = true;
  state.tag = null;
  const empty = { title: last.words[reason], hint: last.words[reason + "_hint"] };
  show(Object.assign({}, last, { board: "", title: "", subtitle: "", as_of: null, as_of_text: "",
    live: false, figures: [], teams: [], rows: [], notes: [], empty }), true);
}

const ENDS = { 401: "signed_out", 404: "ended" };

function take(answer) {
  if (answer.status in ENDS) {
    end(ENDS[answer.status]);
    return null;
  }
  if (answer.status === 304) {
    heardFrom();
    state.board.sync(headerNumber(answer, "X-Floor-Age"), answer.headers.get("X-Floor-Now"));
    return null;
  }
  if (!answer.ok) throw new Error("status " + answer.status);
  return answer.json().then((payload) => {
    const quiet = heardFrom();
    state.tag = answer.headers.get("ETag");
    state.ended = false;
    show(payload, quiet);
  });
}

/* One missed answer may be chance; from the second on the screen says so. */
function missed() {
  state.failures += 1;
  if (state.failures < 2 || state.board.clock.lostAt !== null) return;
  state.board.lost(state.board.timeHeard);
}

function ask() {
  if (state.asking) return;
  state.asking = true;
  state.board.timeHeard = state.failures ? state.board.timeHeard : state.board.clock.time();
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS);
  const headers = state.tag ? { "If-None-Match": state.tag } : {};
  fetch(root.getAttribute("data-source"), { headers, signal: stop.signal, credentials: "same-origin" })
    .then(take)
    .catch(missed)
    .then(() => {
      clearTimeout(patience);
      state.asking = false;
      const wait = POLL_MS * Math.pow(1.6, Math.max(0, state.failures - 1));
      state.timer = setTimeout(ask, state.ended ? SLOWEST_MS : Math.min(SLOWEST_MS, wait));
    });
}

/* A screen that wakes up asks at once. */
function askNow() {
  if (document.hidden) return;
  clearTimeout(state.timer);
  ask();
}

show(firstPayload(), true);
state.tag = root.getAttribute("data-tag");
state.timer = setTimeout(ask, POLL_MS);
document.addEventListener("visibilitychange", askNow);
window.addEventListener("online", askNow);
