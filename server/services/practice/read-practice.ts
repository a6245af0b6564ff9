/** How far one person's practice is: their last attempts at gold tasks against the pass mark of the project. */
import { db, type Tx } from '../../db'
import { AppError } from '../../errors'
import type { PracticeSettings } from '../../schemas/practice'
import { mean } from '../../statistics/mean'
import type { Actor } from '../actor'
import { practisedBy } from './practised-by'
import { readSettings } from './read-settings'

export interface Practice extends PracticeSettings {
  /** Gold tasks that this person can practise on. */
  golds: number
  /** All attempts so far. */
  attempts: number
  /** Of those that count; null before the first. */
  meanAgreement: number | null
  hasPassed: boolean
  /** Real work waits until the practice has been passed. */
  isBlocking: boolean
}

export const readPractice = (actor: Actor): Promise<Practice> => practiceIn(db(), actor)

/** The same inside a transaction. */
export async function practiceIn(tx: Tx, actor: Actor): Promise<Practice> {
  const { projectId, userId, role } = actor
  const [settings, member] = await Promise.all([readSettings(tx, projectId), readMember(actor, tx)])
  const mine = { userId, gold: { projectId } }
  const [golds, attempts, last] = await Promise.all([
    tx.goldTask.count({ where: practisedBy(actor) }),
    tx.goldAttempt.count({ where: mine }),
    tx.goldAttempt.findMany({
      where: mine,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: settings.practiceAttempts,
      select: { agreement: true },
    }),
  ])
  const meanAgreement = last.length === 0 ? null : mean(last.map(({ agreement }) => agreement))
  const hasPassed =
    member.passedAt !== null ||
    (last.length === settings.practiceAttempts &&
      meanAgreement !== null &&
      meanAgreement >= settings.passMark)
  return {
    ...settings,
    golds,
    attempts,
    meanAgreement,
    hasPassed,
    isBlocking: role === 'annotator' && settings.isPracticeAsked && golds > 0 && !hasPassed,
  }
}

/**
 * Called before anything is leased; looks no further than it must.
 * @throws AppError FORBIDDEN for an annotator whose practice has not reached the pass mark.
 */
export async function requirePractice(actor: Actor): Promise<void> {
  if (actor.role !== 'annotator') return
  const [{ isPracticeAsked }, { passedAt }] = await Promise.all([
    readSettings(db(), actor.projectId),
    readMember(actor, db()),
  ])
  if (!isPracticeAsked || passedAt) return
  const { isBlocking } = await readPractice(actor)
  if (isBlocking) throw new AppError('practice-required')
}

const readMember = ({ projectId, userId }: Actor, tx: Tx) =>
  tx.member.findUniqueOrThrow({
    where: { projectId_userId: { projectId, userId } },
    select: { passedAt: true },
  })
