/* Turning pages: which rows are up, the marks at the foot, the timer. */

const PAGE_MS = 12000;
const PICKED_MS = 60000;      // a page somebody chose stays longer
const FADE_MS = 260;

function rangeText(board, page) {
  const { turning } = board.plan;
  const count = board.order.length;
  if (!turning) return "";
  const from = turning.from + page * turning.size + 1;
  const to = Math.min(count, turning.from + (page + 1) * turning.size);
  return filled(board.payload.words.range, { first: from, last: to, total: count });
}

/* Returns whether the foot came or went. */
function paintPages(board) {
  const { pages } = board.plan;
  paintMarks(board.foot, board.page, pages, (page) => rangeText(board, page),
    (page) => turnTo(board, page, PICKED_MS));
  say(board.foot.range, pages > 1 ? rangeText(board, board.page) : "");
  const gone = pages < 2 && board.payload.notes.length === 0;
  const changed = board.foot.foot.classList.contains("fb-gone") !== gone;
  board.foot.foot.classList.toggle("fb-gone", gone);
  return changed;
}

function planTurn(board, wait) {
  clearTimeout(board.turnTimer);
  board.turnTimer = 0;
  if (board.plan.pages < 2) return;
  board.turnTimer = setTimeout(() => turnTo(board, (board.page + 1) % board.plan.pages, PAGE_MS), wait);
}

/* Where boards take turns, each goes on with the page after the one it was left at: its last pages come up too. */
function pageWhenBack(board, before, payload) {
  if (before) board.left[before.board] = (board.page + 1) % board.plan.pages;
  return board.left[payload.board] || 0;
}

/* Pages change by a short fade; only a rank that changes moves a row. */
function turnTo(board, page, stay) {
  board.stage.classList.add("fb-turning");
  planTurn(board, stay);
  setTimeout(() => {
    board.page = Math.min(page, board.plan.pages - 1);
    still(board, () => setRows(board));
    paintPages(board);
    board.stage.classList.remove("fb-turning");
  }, FADE_MS);
}

const MOST_MARKS = 12;

function buildMark(parent) {
  const mark = make("button", "fb-mark", parent);
  mark.type = "button";
  make("span", "fb-mark-fill", mark);
}

/* Many pages get one mark that fills instead of a row of dots nobody can count. */
function paintMarks(parts, page, pages, label, onPick) {
  const few = pages <= MOST_MARKS;
  keepCount(parts.marks, pages < 2 ? 0 : few ? pages : 1, buildMark);
  Array.from(parts.marks.children).forEach((mark, at) => {
    const target = few ? at : (page + 1) % pages;
    mark.classList.toggle("fb-here", !few || at === page);
    mark.setAttribute("aria-label", label(target));
    mark.onclick = () => onPick(target);
  });
}
