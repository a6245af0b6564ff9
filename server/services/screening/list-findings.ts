/** What screening found and nobody has answered: leaks across splits first, then the nearest. */
import { db } from '../../db'
import type { FindingKind } from '../../schemas/screening'
import { redactableSpans } from '../../screening/redact'
import type { Actor } from '../actor'

const SHOWN = 50
const TEXT_CHARS = 2000

const PROMPT = { id: true, text: true, split: true, language: true } as const

export async function screeningState({ projectId }: Actor) {
  const [screening, open, lists] = await Promise.all([
    db().screening.findUnique({ where: { projectId } }),
    db().promptFinding.groupBy({
      by: ['kind'],
      where: { projectId, status: 'open' },
      _count: { _all: true },
    }),
    db().heldOutList.count({ where: { projectId } }),
  ])
  const count = (kind: FindingKind) => open.find((row) => row.kind === kind)?._count._all ?? 0
  return {
    screening,
    lists,
    open: {
      duplicate: count('duplicate'),
      personal: count('personal'),
      name: count('name'),
      heldOut: count('heldOut'),
    },
  }
}

export async function listFindings({ projectId }: Actor, { kind }: { kind: FindingKind }) {
  const findings = await db().promptFinding.findMany({
    where: { projectId, kind, status: 'open' },
    orderBy: [{ createdAt: 'asc' }, { promptId: 'asc' }],
    take: 10 * SHOWN,
    select: { id: true, subject: true, detail: true, prompt: { select: PROMPT } },
  })
  const others = await db().prompt.findMany({
    where: { projectId, id: { in: kind === 'duplicate' ? findings.map(({ subject }) => subject) : [] } },
    select: PROMPT,
  })
  const otherOf = new Map(others.map((prompt) => [prompt.id, cut(prompt)]))
  const shown = findings.map(({ id, subject, detail, prompt }) => {
    const { similarity, list, text } = detail
    const other = otherOf.get(subject) ?? null
    return {
      id,
      prompt: cut(prompt),
      other,
      /** The same words in two splits. */
      isLeak: other !== null && other.split !== prompt.split,
      similarity: similarity ?? null,
      heldOut: list === undefined ? null : { list, text: text ?? '' },
      spans:
        kind === 'personal' || kind === 'name' ? redactableSpans(prompt.text.slice(0, TEXT_CHARS), kind) : [],
    }
  })
  return shown
    .sort((a, b) => Number(b.isLeak) - Number(a.isLeak) || (b.similarity ?? 0) - (a.similarity ?? 0))
    .slice(0, SHOWN)
}

const cut = <P extends { text: string }>(prompt: P): P => ({
  ...prompt,
  text: prompt.text.slice(0, TEXT_CHARS),
})
