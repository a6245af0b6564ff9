/** The reward-versus-KL picture of a demo, as SVG: the run's path on training prompts, and where the versions ended. */
import { label, scale, ticks } from './picture-axes'
import type { DemoResult } from './report'

const WIDTH = 720
const HEIGHT = 440
const MARGIN = { top: 56, right: 32, bottom: 56, left: 64 }

/** Score of the reward model over √KL, the axes of Gao et al. (2022), figure 1. */
export function frontierPicture(result: DemoResult): string {
  const path = result.trajectory.map(({ kl, score }) => ({ x: Math.sqrt(Math.max(0, kl)), y: score }))
  const ends = (['sft', 'policy'] as const).map((name) => ({
    name,
    x: Math.sqrt(Math.max(0, result.versions[name].klToSft)),
    y: result.versions[name].score,
    gold: result.versions[name].gold,
  }))
  const xs = [...path, ...ends].map(({ x }) => x)
  const ys = [...path, ...ends].map(({ y }) => y)
  const xTicks = ticks(0, Math.max(...xs, 0.1))
  const yTicks = ticks(Math.min(...ys), Math.max(...ys))
  const xOf = scale(xTicks, MARGIN.left, WIDTH - MARGIN.right)
  const yOf = scale(yTicks, HEIGHT - MARGIN.bottom, MARGIN.top)

  const grid = yTicks.map(
    (tick) =>
      `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${yOf(tick)}" y2="${yOf(tick)}" stroke="#dde1de"/>` +
      `<text x="${MARGIN.left - 10}" y="${yOf(tick) + 4}" text-anchor="end">${label(tick)}</text>`,
  )
  const bottom = xTicks.map(
    (tick) =>
      `<text x="${xOf(tick)}" y="${HEIGHT - MARGIN.bottom + 20}" text-anchor="middle">${label(tick)}</text>`,
  )
  const line = path.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${xOf(x)} ${yOf(y)}`).join('')
  const marks = ends.map(({ name, x, y, gold }) => {
    const [left, top] = [xOf(x), yOf(y)]
    const shape =
      name === 'sft'
        ? `<rect x="${left - 5}" y="${top - 5}" width="10" height="10" fill="#2570cc"/>`
        : `<path d="M${left} ${top - 6} L${left + 6} ${top + 5} H${left - 6}Z" fill="#095b41"/>`
    const isRight = left > WIDTH / 2
    const anchor = isRight ? 'end' : 'start'
    const words = `${name === 'sft' ? 'SFT' : 'Policy'}, test prompts: gold ${gold.toFixed(3)}`
    return `${shape}<text class="name" x="${left + (isRight ? -12 : 12)}" y="${top - 10}" text-anchor="${anchor}">${words}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="Geist, system-ui, sans-serif" font-size="12" fill="#5f6763">`,
    `<title>Score against the square root of KL, seed ${result.seed}</title>`,
    '<style>.name{fill:#141b18;font-weight:500}.head{fill:#141b18;font-size:15px;font-weight:600}</style>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text class="head" x="${MARGIN.left}" y="28">Reward-model score against √KL to SFT, seed ${result.seed}</text>`,
    ...grid,
    ...bottom,
    `<text x="${WIDTH / 2}" y="${HEIGHT - 14}" text-anchor="middle">√KL to SFT, √nats per answer; the line is the policy run on training prompts</text>`,
    `<path d="${line}" fill="none" stroke="#095b41" stroke-opacity="0.55" stroke-width="1.5"/>`,
    ...marks,
    '</svg>',
    '',
  ].join('\n')
}
