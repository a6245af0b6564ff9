/** Where the lines of the lineage graph run: one rail a kind, a row a version, newest on top. Pure. */
import type { Words } from '@/app/_i18n/words'

export const RAILS = ['base', 'sft', 'reward', 'policy'] as const
export const RAIL_WIDTH = 22

export interface Dot {
  x: number
  y: number
}

export const railX = (kind: (typeof RAILS)[number]): number => RAIL_WIDTH * (RAILS.indexOf(kind) + 0.5)

/**
 * A line from a parent (below) up to its child. On one rail it bows out when other versions lie between, so that it does
 * not seem to come from them.
 */
export function linePath(parent: Dot, child: Dot, isOverOthers: boolean): string {
  if (parent.x === child.x) {
    if (!isOverOthers) return `M${parent.x} ${parent.y}V${child.y}`
    const bow = parent.x + RAIL_WIDTH * 0.45
    return `M${parent.x} ${parent.y}C${bow} ${parent.y - 24} ${bow} ${child.y + 24} ${child.x} ${child.y}`
  }
  // Straight up the parent's rail, then across just under the child.
  const turn = Math.min(parent.y, child.y + 36)
  return `M${parent.x} ${parent.y}V${turn}C${parent.x} ${child.y + 8} ${child.x} ${turn} ${child.x} ${child.y}`
}

/** How a child came from its parents, in words: the same for eyes and ears. `list` joins names as the language does. */
export function describeOrigin(
  roles: readonly { name: string; role: string }[],
  t: Words<'models'>,
  list: (names: readonly string[]) => string,
): string {
  const of = (role: string) => roles.filter((one) => one.role === role).map(({ name }) => name)
  const initial = of('initial')
  const reference = of('reference').filter((name) => !initial.includes(name))
  const words = [
    initial.length > 0 && t('lineage.from', { names: list(initial) }),
    of('reward').length > 0 && t('lineage.scoredBy', { names: list(of('reward')) }),
    reference.length > 0 && t('lineage.klTo', { names: list(reference) }),
  ].filter(Boolean)
  return words.length > 0 ? words.join(', ') : t('shipped')
}
