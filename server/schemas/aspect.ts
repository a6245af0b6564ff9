/**
 * What annotators are asked to say of each completion beside its rank: flags (wrong in this way, or not) and ratings (from 1
 * to so many points). The catalogue is what every project starts from; a project switches them on and off, defines them in
 * its own words and adds more.
 */
import { z } from 'zod'
import { STANDARD_FLAGS, STANDARD_RATINGS } from './desk-terms'
import { wrong } from './shape-message'

export const ASPECT_KINDS = ['flag', 'rating'] as const
export const AspectKind = z.enum(ASPECT_KINDS)
export type AspectKind = z.infer<typeof AspectKind>

/** What rankings and exports call it. */
export const AspectCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

export const MIN_POINTS = 2
export const MAX_POINTS = 9
/** How many of a kind one desk can show. */
export const MAX_ASKED: Record<AspectKind, number> = { flag: 12, rating: 8 }

export const Aspect = z.object({
  kind: AspectKind,
  code: AspectCode,
  /** Empty for one of the catalogue: screens name it in the reader's language. */
  label: z
    .string()
    .trim()
    .max(40, wrong('shape-text-too-long', { limit: 40 })),
  /** Empty: what the catalogue says, if anything. */
  definition: z
    .string()
    .trim()
    .max(500, wrong('shape-text-too-long', { limit: 500 })),
  points: z.number().int().min(MIN_POINTS).max(MAX_POINTS).nullable(),
  isAsked: z.boolean(),
  isNeeded: z.boolean(),
})
export type Aspect = z.infer<typeof Aspect>

const standard = (kind: AspectKind, code: string, points: number | null, isAsked: boolean): Aspect => ({
  kind,
  code,
  label: '',
  definition: '',
  points,
  isAsked,
  isNeeded: false,
})

/** Overall is InstructGPT's scale of seven (Ouyang et al. 2022, figure 12). */
export const CATALOGUE: readonly Aspect[] = [
  ...STANDARD_FLAGS.map((code) =>
    standard('flag', code, null, code === 'wrong-facts' || code === 'off-task' || code === 'unsafe'),
  ),
  ...STANDARD_RATINGS.map((code) => standard('rating', code, code === 'overall' ? 7 : 5, false)),
]

export const isStandard = ({ kind, code }: Pick<Aspect, 'kind' | 'code'>) =>
  CATALOGUE.some((one) => one.kind === kind && one.code === code)

/** The whole form: every aspect there is, and new ones without a code. */
export const AspectChanges = z
  .array(Aspect.extend({ code: AspectCode.nullable() }))
  .max(100)
  .superRefine((aspects, ctx) => {
    for (const kind of ASPECT_KINDS) {
      const some = aspects.filter((aspect) => aspect.kind === kind)
      if (some.filter(({ isAsked }) => isAsked).length > MAX_ASKED[kind]) {
        ctx.addIssue({
          code: 'custom',
          message: wrong(kind === 'flag' ? 'shape-too-many-flags' : 'shape-too-many-ratings', {
            limit: MAX_ASKED[kind],
          }),
        })
      }
      const names = some.map(({ label }) => label.toLowerCase()).filter(Boolean)
      const twice = names.find((name, index) => names.indexOf(name) !== index)
      if (twice)
        ctx.addIssue({
          code: 'custom',
          message: wrong(kind === 'flag' ? 'shape-flag-twice' : 'shape-rating-twice', { name: twice }),
        })
    }
    aspects.forEach(({ kind, code, label, points }, index) => {
      if (!label && (code === null || !isStandard({ kind, code })))
        ctx.addIssue({
          code: 'custom',
          path: [index, 'label'],
          message: wrong(kind === 'flag' ? 'shape-flag-unnamed' : 'shape-rating-unnamed'),
        })
      if (kind === 'rating' && points === null)
        ctx.addIssue({
          code: 'custom',
          path: [index, 'points'],
          message: wrong('shape-rating-without-highest'),
        })
    })
  })
export type AspectChanges = z.infer<typeof AspectChanges>

/** A ranking's ratings of one completion, by code. */
export const Ratings = z.record(AspectCode, z.number().int().min(1).max(MAX_POINTS))
export type Ratings = z.infer<typeof Ratings>
