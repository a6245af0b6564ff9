/** Gold (whole lines) and proxy (dashed) against √KL, means over seeds: best of n on the left, PPO on the right. */
import { label, scale, ticks } from '@/server/demo/picture-axes'
import { mean } from '@/server/statistics/mean'
import type { ExperimentResult } from './experiment'

const WIDTH = 960
const HEIGHT = 500
const TOP = 56
const BOTTOM = 110
const COLOURS = ['#b4530a', '#095b41', '#2570cc', '#8a3ffc', '#c2185b', '#6b5900']
/** Without a price on KL the policy ends far below everything else; lines that leave the picture are cut here. */
const LOWEST = -4
const INK = '#141b18'
const GREY = '#5f6763'

interface Line {
  name: string
  points: { x: number; gold: number; proxy: number }[]
}

export function overOptimisationFigure(results: readonly ExperimentResult[]): string {
  const bestOf = results[0]!.proxies.flatMap(({ size, pairs, heads }, i): Line[] =>
    size === 'middle'
      ? [
          {
            name: `${pairs} pairs${heads > 1 ? `, least of ${heads} heads` : ''}`,
            points: results[0]!.proxies[i]!.bestOf.map(({ kl }, at) => {
              const gained = (key: 'gold' | 'proxy') =>
                mean(results.map(({ proxies }) => proxies[i]!.bestOf[at]![key] - proxies[i]!.bestOf[0]![key]))
              return { x: Math.sqrt(kl), gold: gained('gold'), proxy: gained('proxy') }
            }),
          },
        ]
      : [],
  )
  const ppo = results[0]!.ppo.map(({ heads, klCoefficient, curve }, i): Line => {
    const gained = (at: number, key: 'gold' | 'proxy') =>
      mean(results.map((result) => result.ppo[i]!.curve[at]![key] - result.ppo[i]!.curve[0]![key]))
    return {
      name: `KL × ${klCoefficient}${heads > 1 ? `, least of ${heads} heads` : ''}`,
      points: curve.map((_, at) => ({
        x: Math.sqrt(Math.max(0, mean(results.map((result) => result.ppo[i]!.curve[at]!.kl)))),
        gold: gained(at, 'gold'),
        proxy: gained(at, 'proxy'),
      })),
    }
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="Geist, system-ui, sans-serif" font-size="12" fill="${GREY}">`,
    '<title>Gold and proxy score gained against the square root of KL, best of n and PPO</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    panel('Best of n, middle proxy', bestOf, 64, 456),
    panel('PPO, middle proxy of 200 pairs', ppo, 552, 944),
    '</svg>',
    '',
  ].join('\n')
}

function panel(title: string, lines: readonly Line[], left: number, right: number): string {
  const all = lines.flatMap(({ points }) => points)
  const seen = all.filter(({ gold }) => gold >= LOWEST)
  const xTicks = ticks(0, Math.max(...seen.map(({ x }) => x)))
  const yTicks = ticks(
    Math.min(...seen.map(({ gold, proxy }) => Math.min(gold, proxy))),
    Math.max(...all.map(({ gold, proxy }) => Math.max(gold, proxy))),
  )
  const xOf = scale(xTicks, left, right)
  const yOf = scale(yTicks, HEIGHT - BOTTOM, TOP)
  /** Up to the first point below the picture, and on to where the line leaves it. */
  const path = (points: Line['points'], key: 'gold' | 'proxy') => {
    const left = points.findIndex(({ gold }) => gold < LOWEST)
    return points
      .slice(0, left < 0 ? points.length : left + 1)
      .map((point, i) => `${i ? 'L' : 'M'}${xOf(point.x)} ${yOf(point[key])}`)
      .join('')
  }
  const clip = `inside-${left}`
  return [
    `<text x="${left}" y="26" fill="${INK}" font-size="15" font-weight="600">${title}</text>`,
    `<text x="${left}" y="44">score gained over the start: gold whole, proxy dashed</text>`,
    ...yTicks.map(
      (tick) =>
        `<line x1="${left}" x2="${right}" y1="${yOf(tick)}" y2="${yOf(tick)}" stroke="#dde1de"/>` +
        `<text x="${left - 10}" y="${yOf(tick) + 4}" text-anchor="end">${label(tick)}</text>`,
    ),
    ...xTicks.map(
      (tick) =>
        `<text x="${xOf(tick)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${label(tick)}</text>`,
    ),
    `<text x="${(left + right) / 2}" y="${HEIGHT - BOTTOM + 36}" text-anchor="middle">√KL to the policy it began with</text>`,
    `<clipPath id="${clip}"><rect x="${left}" y="${TOP}" width="${right - left}" height="${HEIGHT - BOTTOM - TOP}"/></clipPath>`,
    `<g clip-path="url(#${clip})">`,
    ...lines.flatMap(({ points }, i) => [
      `<path d="${path(points, 'proxy')}" fill="none" stroke="${COLOURS[i]}" stroke-opacity="0.6" stroke-dasharray="4 4" stroke-width="1.5"/>`,
      `<path d="${path(points, 'gold')}" fill="none" stroke="${COLOURS[i]}" stroke-width="2"/>`,
    ]),
    '</g>',
    ...lines.map(({ name }, i) => {
      const x = left + (i % 3) * 132
      const y = HEIGHT - 42 + Math.floor(i / 3) * 20
      return `<path d="M${x} ${y - 4}h16" stroke="${COLOURS[i]}" stroke-width="2"/><text x="${x + 22}" y="${y}" fill="${INK}" font-size="11">${name}</text>`
    }),
  ].join('\n')
}
