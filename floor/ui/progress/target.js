/* What is reached of a target, and beside it how far that is ahead or behind. */

function at(name, share) {
  const mark = make("span", name);
  mark.style.left = share * 100 + "%";
  return mark;
}

function track(one) {
  const made = make("div", "track");
  made.setAttribute("aria-hidden", "true");
  const fill = make("div", "fill");
  fill.style.width = (one.bar || 0) * 100 + "%";
  made.append(fill);
  if (one.goal !== null && one.goal < 1) made.append(at("goal", one.goal));
  if (one.due) made.append(at("tick", one.pace));
  return made;
}

function bullet(one, n) {
  const made = make("div", "bullet " + one.state + (n ? " small" : ""));
  const words = make("div", "words");
  words.append(make("span", "label", one.label), make("span", "value", one.value), make("span", "of", one.of));
  if (one.said) words.append(make("span", "said", one.said));
  made.append(words, track(one));
  if (one.due && !n) made.append(make("div", "due", one.due));
  return made;
}

export default function (component) {
  const root = component.parentElement.querySelector(".lines");
  root.replaceChildren(...component.data.bullets.map(bullet));
}
