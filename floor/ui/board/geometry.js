/* Where every row stands, by reading distance. Pure: sizes in, boxes out. */

const ROOM_TOP = 10;
const FULL_FONT = 0.7;      // of the row pitch: 59 px for ten rows on a 1080 screen
const STACKED_FONT = 0.37;   // name above bar
const GAP = 0.08;           // of the pitch, between two rows

/* The font a column can carry: name beside the bar, or above it where the column is narrow. */
function columnType(width, pitch) {
  const inline = Math.min(FULL_FONT * pitch, width / 20);
  const stacked = Math.min(STACKED_FONT * pitch, width / 13);
  const stack = stacked > inline * 1.15;
  const font = stack ? stacked : inline;
  const ems = width / font;
  return { font, stack, ems };
}

function area(from, size, columns, x, width, height, rows, rotates) {
  const gutter = columns > 1 ? width * 0.014 : 0;
  const columnWidth = (width - gutter * (columns - 1)) / columns;
  const pitch = height / rows;
  return Object.assign(columnType(columnWidth, pitch),
    { from, size, columns, rows, x, gutter, columnWidth, pitch, rotates, top: 0 });
}

function nearAreas(count, width, height) {
  const columns = Math.min(3, Math.ceil(count / 20));
  const rows = Math.min(20, Math.max(Math.ceil(count / columns), 8));
  return [area(0, rows * columns, columns, 0, width, height, rows, true)];
}

function pagedAreas(perPage, fewest, count, width, height) {
  const rows = Math.min(perPage, Math.max(count, fewest));
  return [area(0, perPage, 1, 0, width, height, rows, true)];
}

/* The first ten stay; the rest stand beside them in columns that rotate when there are too many. */
function roomAreas(count, width, height) {
  if (count <= ROOM_TOP || width < height) return pagedAreas(10, 6, count, width, height);
  const rest = count - ROOM_TOP;
  const columns = rest <= 12 ? 1 : 2;
  const rows = Math.min(25, Math.max(Math.ceil(rest / columns), 12));
  const left = width * 0.485;
  const right = width * 0.5;
  return [
    area(0, ROOM_TOP, 1, 0, left, height, ROOM_TOP, false),
    area(ROOM_TOP, rows * columns, columns, width - right, right, height, rows, true),
  ];
}

/* Every row, one below the other; two columns where the page is wide. */
function listAreas(count, width) {
  const phone = width < 520;
  const columns = width >= 1040 && count > 12 ? 2 : 1;
  const rows = Math.ceil(count / columns) || 1;
  const pitch = phone ? 64 : 44;
  const all = area(0, rows * columns, columns, 0, width, pitch * rows, rows, false);
  const font = phone ? 18 : Math.min(20, all.columnWidth / 20);
  return [Object.assign(all, { font, stack: phone, ems: all.columnWidth / font })];
}

/* The pitch of a paged board that decides its own height, inside a page. */
function naturalHeight(reading, count, width) {
  if (reading === "near") return Math.min(20, Math.max(8, Math.ceil(count / 3))) * width / 44;
  if (reading === "hall") return width * 0.44;
  return width * 0.42;
}

function arrange(reading, count, width, height) {
  let areas;
  if (reading === "list") areas = listAreas(count, width);
  else if (reading === "near") areas = nearAreas(Math.max(count, 1), width, height);
  else if (reading === "room") areas = roomAreas(count, width, height);
  else areas = reading === "hall" ? pagedAreas(6, 4, count, width, height)
    : pagedAreas(10, 6, count, width, height);
  const turning = areas.filter((one) => one.rotates)[0];
  const pages = turning ? Math.max(1, Math.ceil((count - turning.from) / turning.size)) : 1;
  const tall = areas[0].pitch * areas[0].rows;
  return { areas, pages, turning: turning || null, height: tall };
}

/* The box of the row at this index while this page is up; away = beyond the edge, not seen. */
function place(plan, index, page) {
  const last = plan.areas[plan.areas.length - 1];
  const home = plan.areas.filter((one) => index < one.from + one.size)[0] || last;
  const nth = index - home.from;
  const itsPage = home.rotates ? Math.floor(nth / home.size) : 0;
  const away = itsPage !== page && home.rotates;
  const slot = away ? (itsPage < page ? -1 : home.size) : nth % home.size;
  const column = away ? (slot < 0 ? 0 : home.columns - 1) : Math.floor(slot / home.rows);
  const line = away ? (slot < 0 ? -1 : home.rows) : slot % home.rows;
  return {
    x: home.x + column * (home.columnWidth + home.gutter),
    y: line * home.pitch + home.pitch * GAP / 2,
    width: home.columnWidth,
    height: home.pitch * (1 - GAP),
    font: home.font, stack: home.stack, ems: home.ems, away,
  };
}
