/* The board as a Streamlit component: called again for every new payload and every change of theme. */

const boards = new WeakMap();

/* The page's own background decides, so a theme of the floor's own works too. */
function pageTheme(host) {
  const probe = document.createElement("span");
  probe.style.color = "var(--st-background-color, #ffffff)";
  host.appendChild(probe);
  const parts = /(\d+), (\d+), (\d+)/.exec(getComputedStyle(probe).color) || [0, 255, 255, 255];
  host.removeChild(probe);
  return 0.3 * parts[1] + 0.59 * parts[2] + 0.11 * parts[3] < 128 ? "dark" : "light";
}

export default function (component) {
  const parent = component.parentElement;
  const root = parent.querySelector("#floorboard");
  const payload = Object.assign({}, component.data, { theme: pageTheme(root) });
  boards.set(parent, mountBoard(root, payload, boards.get(parent), false));
  return () => {
    const board = boards.get(parent);
    if (board) board.close();
    boards.delete(parent);
  };
}
