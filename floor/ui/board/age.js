/* How old the data is and what time it is on the floor. Both count on by themselves between two
   answers of the server; the screen's own clock is never trusted, many TVs have none. */

function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, key) => key in values ? String(values[key]) : whole);
}

function twoDigits(number) {
  return (number < 10 ? "0" : "") + number;
}

function ageWords(words, seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return filled(words.minutes, { n: Math.max(minutes, 1) });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return filled(words.hours, { n: hours, m: minutes % 60 });
  return filled(words.days, { n: Math.floor(hours / 24) });
}

/* A floor's local time as milliseconds; read as UTC on purpose, so no time zone can move it. */
function floorTime(text) {
  const parts = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(text || "");
  return parts ? Date.UTC(parts[1], parts[2] - 1, parts[3], parts[4], parts[5], parts[6]) : null;
}

function makeClock() {
  const clock = { age: 0, now: null, at: performance.now(), lostAt: null };
  clock.sync = (ageSeconds, nowText) => {
    clock.at = performance.now();
    clock.age = ageSeconds;
    clock.now = floorTime(nowText);
  };
  clock.passed = () => (performance.now() - clock.at) / 1000;
  clock.ageSeconds = () => clock.age === null ? null : clock.age + clock.passed();
  clock.time = () => {
    if (clock.now === null) return "";
    const moment = new Date(clock.now + clock.passed() * 1000);
    return twoDigits(moment.getUTCHours()) + ":" + twoDigits(moment.getUTCMinutes());
  };
  return clock;
}

/* The badge's sentence, or "" while all is well. */
function badgeText(clock, payload) {
  if (clock.lostAt !== null) return filled(payload.words.offline, { time: clock.lostAt });
  const age = clock.ageSeconds();
  if (!payload.live || age === null || age <= payload.stale_after_seconds) return "";
  return filled(payload.words.stale, { age: ageWords(payload.words, age) });
}
