/** Reward and gold against √KL (the axes of Gao et al. 2022, figure 1), all algorithms and seeds in one SVG. */
import { label, scale, ticks } from '@/server/demo/picture-axes'
import { mean } from '@/server/statistics/mean'
import { ALGORITHMS, type Algorithm, TITLES } from './algorithms'
import type { SeedResult } from './report'

const WIDTH = 960
const HEIGHT = 470
const TOP = 56
const BOTTOM = 64
const PANELS = [
  { key: 'score', title: 'Reward-model score, test prompts', left: 64, right: 456 },
  { key: 'gold', title: 'Gold, test prompts', left: 552, right: 944 },
] as const
const INK = '#141b18'
const GREY = '#5f6763'

/** Told apart by colour and by shape. */
const MARKS: Record<Algorithm, { colour: string; path: (x: number, y: number) => string }> = {
  ppo: { colour: '#095b41', path: (x, y) => `M${x} ${y - 6}L${x + 6} ${y + 5}H${x - 6}Z` },
  grpo: { colour: '#2570cc', path: (x, y) => `M${x - 5} ${y - 5}h10v10h-10Z` },
  rloo: { colour: '#b4530a', path: (x, y) => `M${x} ${y - 7}l7 7l-7 7l-7 -7Z` },
  reinforce: { colour: '#8a3ffc', path: (x, y) => `M${x} ${y + 6}L${x + 6} ${y - 5}H${x - 6}Z` },
  'best-of-n': { colour: '#c2185b', path: (x, y) => `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0` },
  dpo: { colour: '#6b5900', path: (x, y) => `M${x - 2} ${y - 7}h4v5h5v4h-5v5h-4v-5h-5v-4h5Z` },
}

export function frontierFigure(results: readonly SeedResult[]): string {
  const points = results.flatMap(({ algorithms }) =>
    ALGORITHMS.flatMap((name) => {
      const of = algorithms[name]
      return of ? [{ name, x: root(of.klToSft), score: of.score, gold: of.gold }] : []
    }),
  )
  const bestOf = results[0]!.bestOf.map(({ klBound }, i) => ({
    x: root(klBound),
    score: mean(results.map((result) => result.bestOf[i]!.score)),
    gold: mean(results.map((result) => result.bestOf[i]!.gold)),
  }))
  const xTicks = ticks(0, Math.max(...points.map(({ x }) => x), ...bestOf.map(({ x }) => x)))
  const panels = PANELS.map(({ key, title, left, right }) => {
    const ys = [...points, ...bestOf].map((point) => point[key])
    const yTicks = ticks(Math.min(...ys), Math.max(...ys))
    const xOf = scale(xTicks, left, right)
    const yOf = scale(yTicks, HEIGHT - BOTTOM, TOP)
    const path = bestOf.map((point, i) => `${i ? 'L' : 'M'}${xOf(point.x)} ${yOf(point[key])}`).join('')
    return [
      `<text x="${left}" y="30" fill="${INK}" font-size="15" font-weight="600">${title}</text>`,
      ...yTicks.map(
        (tick) =>
          `<line x1="${left}" x2="${right}" y1="${yOf(tick)}" y2="${yOf(tick)}" stroke="#dde1de"/>` +
          `<text x="${left - 10}" y="${yOf(tick) + 4}" text-anchor="end">${label(tick)}</text>`,
      ),
      ...xTicks.map(
        (tick) =>
          `<text x="${xOf(tick)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${label(tick)}</text>`,
      ),
      `<path d="${path}" fill="none" stroke="${GREY}" stroke-dasharray="5 4" stroke-width="1.5"/>`,
      ...points.map(
        (point) =>
          `<path d="${MARKS[point.name].path(xOf(point.x), yOf(point[key]))}" fill="${MARKS[point.name].colour}" fill-opacity="0.8"/>`,
      ),
    ].join('\n')
  })
  const shown = ALGORITHMS.filter((name) => points.some((point) => point.name === name))
  const legend = shown.map((name, i) => {
    const x = 72 + i * 128
    return `<path d="${MARKS[name].path(x, HEIGHT - 12)}" fill="${MARKS[name].colour}"/><text x="${x + 12}" y="${HEIGHT - 8}" fill="${INK}">${TITLES[name].replace(' fine-tuning', ', tuned')}</text>`
  })
  const dashes = 72 + shown.length * 128
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="Geist, system-ui, sans-serif" font-size="12" fill="${GREY}">`,
    '<title>Reward-model score and gold against the square root of KL to SFT, every algorithm and seed</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...panels,
    `<text x="${WIDTH / 2}" y="${HEIGHT - 28}" text-anchor="middle">√KL to SFT, √nats per answer</text>`,
    ...legend,
    `<path d="M${dashes - 8} ${HEIGHT - 12}h24" stroke="${GREY}" stroke-dasharray="5 4" stroke-width="1.5"/><text x="${dashes + 24}" y="${HEIGHT - 8}" fill="${INK}">Best of n, sampled</text>`,
    '</svg>',
    '',
  ].join('\n')
}

const root = (kl: number) => Math.sqrt(Math.max(0, kl))
