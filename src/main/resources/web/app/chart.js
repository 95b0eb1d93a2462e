import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

let chart;
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Draws what the table beside it says, in the page's own colours. */
function draw() {
  const canvas = document.getElementById('chart');
  if (!canvas) {
    return;
  }
  const days = [...document.querySelectorAll('#days tbody tr')];
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  chart?.destroy();
  chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: days.map((d) => d.dataset.label),
      datasets: [
        {
          data: days.map((d) => Number(d.dataset.uses)),
          backgroundColor: colour('--accent-bar'),
          hoverBackgroundColor: colour('--accent'),
          borderRadius: 3,
          borderSkipped: 'bottom',
          categoryPercentage: 0.86,
          barPercentage: 0.9,
          maxBarThickness: 26,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      plugins: {
        tooltip: {
          displayColors: false,
          backgroundColor: colour('--ink'),
          titleColor: colour('--surface'),
          bodyColor: colour('--surface'),
          titleFont: font,
          bodyFont: { ...font, size: 14, weight: 600 },
          padding: 10,
          cornerRadius: 6,
        },
      },
      scales: {
        x: {
          grid: { display: false },
          border: { color: colour('--line-strong') },
          ticks: { color: colour('--ink-2'), font, maxRotation: 0, autoSkipPadding: 24 },
        },
        y: {
          beginAtZero: true,
          suggestedMax: 4,
          grid: { color: colour('--line') },
          border: { display: false },
          ticks: { color: colour('--ink-2'), font, precision: 0, maxTicksLimit: 5 },
        },
      },
    },
  });
  document.body.dataset.chart = 'ready';
}

draw();
document.addEventListener('htmx:afterSwap', draw);
dark.addEventListener('change', draw);
