// Draws the interactive figures of a report from the data embedded in it: those of one comparison,
// or of each panel. No state is kept but that of the controls; every change draws the figure anew.
"use strict";
{
  const root = document.documentElement;
  const DECADES = [...Array(15).keys()].map(i => 10 ** (i - 4));
  const INCREMENTS = DECADES.flatMap(decade => [decade, 2 * decade, 5 * decade]);
  // The width of a sheet of paper without its margins, in pixels: what is printed is drawn before the
  // page is laid out for it.
  const PAPER = 640;
  const DASHES = [[], [9, 5], [2, 4]];
  // What is drawn like an algorithm, but is the greatest return that any policy can have.
  const BEST = {runs: [], dash: 2};
  const AXES = {
    epochs: {title: "Epoch", read: x => `epoch ${Math.round(x)}`},
    steps: {title: "Environment steps", read: x => `${Math.round(x).toLocaleString("en")} steps`},
    seconds: {title: "Wall-clock time (s)", read: x => `${digits(x)} s`},
  };
  const SHOWN = {
    mean: "Lines: mean over runs; bands: 95 % bootstrap interval of the mean.",
    iqm: "Lines: interquartile mean over runs; bands: its 95 % bootstrap interval.",
    runs: "Lines: single runs.",
  };

  // Four significant digits, and none after the point of large numbers.
  function digits(value) {
    return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
  }

  function style(name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  }

  function color(algorithm, opacity = 1) {
    const hex = style(algorithm === BEST ? "--muted" : `--series-${algorithm.color}`);
    return hex + Math.round(255 * opacity).toString(16).padStart(2, "0");
  }

  // The lines of an algorithm under the settings: each has x, y and, for a mean, low and high.
  function lines(algorithm, {show, values, axis}) {
    if (show === "runs") {
      return algorithm.runs.map(run => ({
        x: axis === "epochs" ? run[values].map((_, i) => i + 1) : run[axis],
        y: run[values],
      }));
    }
    const curve = algorithm.curves[`${axis}-${values}-${show}`];
    return curve ? [{x: curve.x, y: curve.center, low: curve.low, high: curve.high}] : [];
  }

  function line(algorithm, width, points) {
    return {
      stroke: color(algorithm), width, dash: DASHES[algorithm.dash], spanGaps: true,
      points: {show: points, size: 7, fill: color(algorithm)},
    };
  }

  // Draws the lines of [algorithm, line] pairs into an element.
  function plot(element, pairs, {height, title, references, whole, onMove}) {
    const tables = [], series = [{}], bands = [];
    for (const [algorithm, {x, y, low, high, width = 2.5, hollow}] of pairs) {
      if (low && algorithm.averaged > 1) {
        bands.push({series: [series.length + 1, series.length], fill: color(algorithm, .18)});
        tables.push([x, low], [x, high]);
        const edge = {stroke: "transparent", width: 0, spanGaps: true, points: {show: false}};
        series.push(edge, edge);
      }
      tables.push([x, y]);
      const drawn = line(algorithm, width, hollow !== undefined || x.length === 1);
      if (hollow) {
        Object.assign(drawn, {dash: [6, 4]});
        drawn.points.fill = style("--paper");
      }
      series.push(drawn);
    }
    const axis = {
      stroke: style("--ink"), font: "12px system-ui, sans-serif",
      labelFont: "600 13px system-ui, sans-serif", labelSize: 24,
      grid: {stroke: style("--grid"), width: 1}, ticks: {stroke: style("--grid"), width: 1},
      values: (_, ticks) => ticks.map(shortNumber),
    };
    element.replaceChildren();
    return new uPlot({
      width: Math.min(element.clientWidth, root.classList.contains("print") ? PAPER : Infinity),
      height, legend: {show: false}, bands, series,
      padding: [12, 12, 0, 0],
      cursor: {points: {show: false}, drag: {x: Boolean(onMove), y: false}, show: Boolean(onMove)},
      scales: {x: {time: false}, y: {range: (_, low, high) => range(low, high, references)}},
      axes: [
        {...axis, label: title, space: 50, grid: {show: false},
          incrs: whole ? INCREMENTS.filter(step => step >= 1) : INCREMENTS},
        {...axis, size: 52, space: 40, incrs: INCREMENTS},
      ],
      hooks: {draw: [u => references.forEach(r => drawReference(u, r))], setCursor: [onMove ?? (() => {})]},
    }, tables.length ? uPlot.join(tables) : [[0, 1]], element);
  }

  function shortNumber(value) {
    return Math.abs(value) >= 10000
      ? value.toLocaleString("en", {notation: "compact"})
      : String(Number(value.toPrecision(6))).replace("-", "−");
  }

  function range(low, high, references) {
    const all = [low, high, ...references].filter(Number.isFinite);
    if (!all.length) {
      return [0, 1];
    }
    const bottom = Math.min(...all), top = Math.max(...all);
    const margin = .05 * (top - bottom) || 1;
    return [bottom - margin, top + margin];
  }

  function drawReference(u, value) {
    const {ctx, bbox} = u, y = u.valToPos(value, "y", true), scale = uPlot.pxRatio;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = style("--muted");
    ctx.lineWidth = scale;
    ctx.setLineDash([5 * scale, 4 * scale]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.font = `${12 * scale}px system-ui, sans-serif`;
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    ctx.fillText(`R = ${value}`, bbox.left + 6 * scale, y - 2 * scale);
    ctx.restore();
  }

  // The value of a line at x: that of its nearest point, or nothing beyond its ends.
  function valueAt(shape, name, x) {
    const xs = shape.x, slack = (xs.at(-1) - xs[0]) / xs.length;
    if (!xs.length || x < xs[0] - slack || x > xs.at(-1) + slack) {
      return null;
    }
    let best = 0;
    xs.forEach((place, i) => {
      if (Math.abs(place - x) < Math.abs(xs[best] - x)) {
        best = i;
      }
    });
    return shape[name][best];
  }

  function reading(algorithm, chosen, x) {
    const shapes = lines(algorithm, chosen);
    const values = shapes.map(shape => valueAt(shape, "y", x)).filter(y => y !== null);
    if (!values.length) {
      return "–";
    }
    if (chosen.show === "runs") {
      const low = digits(Math.min(...values)), high = digits(Math.max(...values));
      return values.length === 1 ? low : `${low} to ${high}`;
    }
    const ends = ["low", "high"].map(name => digits(valueAt(shapes[0], name, x)));
    return digits(values[0]) + (algorithm.averaged > 1 ? ` [${ends.join(", ")}]` : "");
  }

  // The figures of the comparison whose data an element holds; returns what draws them anew.
  function comparison(embedded) {
    const data = JSON.parse(embedded.textContent);
    const prefix = embedded.id.slice(0, -"report-data".length);
    const at = name => document.getElementById(prefix + name);
    const controls = at("controls"), container = at("curve-plot"), position = at("position");

    function settings() {
      const form = new FormData(controls);
      const chosen = new Set(form.getAll("algorithm").map(Number));
      return {
        show: form.get("show"),
        values: form.get("values"),
        axis: form.get("axis"),
        algorithms: data.algorithms.filter((_, index) => chosen.has(index)),
      };
    }

    let curves = null, moving = false;

    function drawCurves() {
      const chosen = settings();
      const width = chosen.show === "runs" ? 1.25 : 2.5;
      const pairs = chosen.algorithms.flatMap(
        algorithm => lines(algorithm, chosen).map(shape => [algorithm, {...shape, width}]));
      curves?.destroy();
      curves = plot(container, pairs, {
        height: container.clientWidth < 500 ? 300 : 420,
        title: AXES[chosen.axis].title,
        references: data.thresholds,
        whole: chosen.axis !== "seconds",
        onMove: u => u.cursor.left >= 0 && !moving && read(u.posToVal(u.cursor.left, "x")),
      });
      const smoothed = chosen.values === "ema" ? "Smoothed with factor 0.9. " : "Not smoothed. ";
      const text = smoothed + SHOWN[chosen.show] + (data.note ? " " + data.note : "");
      at("curve-caption").textContent = text;
      container.setAttribute("role", "img");
      container.setAttribute("aria-label",
        `Return after adaptation by ${AXES[chosen.axis].title.toLowerCase()} of `
        + chosen.algorithms.map(algorithm => algorithm.name).join(", ") + ". " + text);
      const ends = pairs.map(([, {x}]) => x.at(-1)).filter(Number.isFinite);
      const last = Math.max(1, ...ends);
      position.min = chosen.axis === "epochs" ? 1 : 0;
      position.max = last;
      position.step = chosen.axis === "epochs" ? 1 : last / 200;
      read(last);
    }

    // Shows the values at x in words, under the figure.
    function read(x) {
      const chosen = settings();
      position.value = x;
      at("position-text").textContent = AXES[chosen.axis].read(x);
      at("values").replaceChildren(...chosen.algorithms.map(algorithm => {
        const item = document.createElement("li");
        const swatch = document.createElement("span");
        swatch.className = `swatch series-${algorithm.color} dash-${algorithm.dash}`;
        item.append(swatch, ` ${algorithm.name} ${reading(algorithm, chosen, x)}`);
        return item;
      }));
    }

    position.addEventListener("input", () => {
      const x = Number(position.value);
      moving = true;
      curves.setCursor({left: curves.valToPos(x, "x"), top: 1});
      moving = false;
      read(x);
    });

    let taskPlots = [];

    function drawTasks() {
      taskPlots.forEach(u => u.destroy());
      taskPlots = data.tasks.map(task => {
        const element = at(task.id);
        const pairs = data.algorithms.flatMap((algorithm, i) => [
          [algorithm, {x: task.x, y: task.before[i], width: 1.5, hollow: true}],
          [algorithm, {x: task.x, y: task.after[i], width: 2, hollow: false}],
        ]);
        if (task.best.length) {
          pairs.unshift([BEST, {x: task.x, y: task.best, width: 2}]);
        }
        return plot(element, pairs, {height: 260, title: task.parameter, references: []});
      });
    }

    function drawAll() {
      drawCurves();
      drawTasks();
    }

    for (const name of ["controls", "reading", "zoom"]) {
      at(name).hidden = false;
    }
    controls.addEventListener("change", drawCurves);
    controls.addEventListener("submit", event => event.preventDefault());
    let width = container.clientWidth;
    new ResizeObserver(() => {
      if (container.clientWidth !== width) {
        width = container.clientWidth;
        drawAll();
      }
    }).observe(container);
    return drawAll;
  }

  const drawings =
    [...document.querySelectorAll("script[type='application/json']")].map(comparison);

  function drawAll() {
    drawings.forEach(draw => draw());
  }

  function setPrinting(printing) {
    root.classList.toggle("print", printing);
    drawAll();
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  addEventListener("beforeprint", () => setPrinting(true));
  addEventListener("afterprint", () => setPrinting(false));
  drawAll();
}
