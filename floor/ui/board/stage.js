/* Lays the stage out: how large the board is, what stands where. Nothing is measured between writes. */

function shapeOf(width, height, fixed) {
  if (width < 640 || (fixed && height < 440)) return "phone";
  return fixed && width < height ? "tall" : "wide";
}

function scaleOf(shape, width, height, fixed) {
  if (shape === "phone") return 0.8;
  if (!fixed) return Math.max(0.8, Math.min(1.1, width / 1300));
  return shape === "tall" ? width / 1000 : Math.min(width / 1920, height / 1080) * 1.25;
}

function moveRow(row, box, score) {
  row.box = box;
  const key = [box.x, box.y, box.width, box.height, box.font, box.away, score.value, score.of, score.ahead].join();
  if (row.boxKey === key) return;
  row.boxKey = key;
  const style = row.el.style;
  style.width = box.width.toFixed(1) + "px";
  style.height = box.height.toFixed(1) + "px";
  style.fontSize = box.font.toFixed(1) + "px";
  style.transform = "translate3d(" + box.x.toFixed(1) + "px," + box.y.toFixed(1) + "px,0)";
  const kind = columnsFor(box, score);
  row.el.setAttribute("data-columns", kind.columns);
  row.el.classList.toggle("fb-bare", !kind.of);
  row.el.classList.toggle("fb-paced", kind.paced);
  row.el.classList.toggle("fb-away", box.away);
}

function readingOf(board) {
  return board.root.getAttribute("data-shape") === "phone" ? "list" : board.payload.reading;
}

function measureRoot(board) {
  const width = board.root.clientWidth || window.innerWidth;
  const height = board.fixed ? window.innerHeight : 0;
  const shape = shapeOf(width, height, board.fixed);
  board.root.setAttribute("data-shape", shape);
  board.root.setAttribute("data-reading", readingOf(board));
  board.root.style.fontSize = (16 * scaleOf(shape, width, height, board.fixed)).toFixed(2) + "px";
}

/* What the layout hangs on. A stage that decides its own height is none of it. */
function sizeOf(board) {
  const stage = board.fixed && readingOf(board) !== "list" ? board.stage.clientHeight : 0;
  return [board.root.clientWidth, board.fixed ? window.innerHeight : 0, stage].join("x");
}

function planStage(board) {
  const reading = readingOf(board);
  const count = board.order.length;
  const natural = !board.fixed || reading === "list";
  board.stage.style.height = "";
  const width = Math.floor(board.stage.getBoundingClientRect().width);
  const height = natural ? naturalHeight(reading, count, width) : board.stage.clientHeight;
  board.plan = arrange(reading, count, width, height);
  if (natural) board.stage.style.height = Math.ceil(board.plan.height) + "px";
  board.page = Math.min(board.page, board.plan.pages - 1);
}

function setRows(board) {
  const list = readingOf(board) === "list";
  board.order.forEach((row, index) => {
    const box = place(board.plan, index, board.page);
    box.small = !list && box.font < TEAM_FROM;
    moveRow(row, box, board.score);
  });
  fitTeams(board.teams);
  fitNames(board.order);
}

/* Runs with every transition off, so that nothing flies in: neither a row nor a team's bar. */
function still(board, work) {
  const parts = [board.stage, board.teams];
  parts.forEach((part) => part.classList.add("fb-still"));
  work();
  void board.stage.offsetWidth;
  parts.forEach((part) => part.classList.remove("fb-still"));
}

function layout(board) {
  measureRoot(board);
  planStage(board);
  // The marks at the foot come and go with the number of pages, and take from the stage's height.
  if (paintPages(board)) planStage(board);
  setRows(board);
  board.size = sizeOf(board);
}
