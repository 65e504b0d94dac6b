"use strict";
(() => {
  const form = document.querySelector(".filter");
  const items = Array.from(document.querySelectorAll("[data-rule]"));
  const findings = items.filter((item) => item.classList.contains("finding"));
  const output = form.querySelector("output");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map(findings.map((finding) => [finding.id, fold(finding.textContent)]));

  const wanted = () => {
    const data = new FormData(form);
    return {
      terms: fold(String(data.get("q"))).split(/\s+/).filter(Boolean),
      rule: data.get("rule"),
      story: data.get("story"),
      source: data.get("source"),
      severity: data.getAll("severity"),
      standing: data.getAll("standing"),
    };
  };

  const matches = (item, want) => {
    const text = words.get(item.dataset.finding || item.id) || "";
    return (
      (!want.rule || item.dataset.rule === want.rule) &&
      (!want.story || item.dataset.story === want.story) &&
      (!want.source || item.dataset.sources.split(" ").includes(want.source)) &&
      want.severity.includes(item.dataset.severity) &&
      want.standing.includes(item.dataset.standing) &&
      want.terms.every((term) => text.includes(term))
    );
  };

  const apply = () => {
    const want = wanted();
    for (const item of items) item.hidden = !matches(item, want);
    const shown = findings.filter((finding) => !finding.hidden).length;
    output.textContent = `${shown} of ${findings.length} findings shown`;
  };

  const boxes = (name) => Array.from(form.querySelectorAll(`input[name=${name}]`));

  // What is filtered stands in the address, so that a view can be kept and passed on.
  const remember = () => {
    const data = new FormData(form);
    const kept = new URLSearchParams();
    for (const name of ["q", "rule", "story", "source"]) if (data.get(name)) kept.set(name, data.get(name));
    for (const name of ["severity", "standing"]) {
      if (data.getAll(name).length < boxes(name).length) kept.set(name, data.getAll(name).join(","));
    }
    history.replaceState(null, "", `#${kept}`);
  };

  const recall = () => {
    if (!location.hash.includes("=")) return reveal();
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const name of ["q", "rule", "story", "source"]) form.elements[name].value = kept.get(name) || "";
    for (const name of ["severity", "standing"]) {
      const chosen = kept.has(name) ? kept.get(name).split(",") : null;
      for (const box of boxes(name)) box.checked = !chosen || chosen.includes(box.value);
    }
    apply();
    document.getElementById("findings").scrollIntoView();
  };

  // What is linked to is shown, whatever is filtered or folded.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
      if (at.hidden && at.classList.contains("finding")) at.hidden = false;
    }
    target.scrollIntoView();
  };

  const step = (by) => {
    const shown = findings.filter((finding) => !finding.hidden);
    const at = shown.indexOf(document.activeElement.closest(".finding"));
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView();
    }
  };

  form.hidden = false;
  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  addEventListener("hashchange", recall);
  addEventListener("beforeprint", () => { for (const part of document.querySelectorAll("details")) part.open = true; });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "/") { event.preventDefault(); form.elements.q.focus(); }
  });
  apply();
  recall();
})();
