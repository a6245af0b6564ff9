/** What the run form needs to know: models to start from, how much data there is, where it can run. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { demonstrationsWhere, rankingsWhere } from '../datasets/dataset-rows'
import { listRemoteModels } from '../model-servers/list-servers'
import { TYPED_TASK_TYPE } from '../prompts/typed-prompts'
import { listProviders } from '../system/list-workers'
import { listTexts } from '../texts/list-texts'

export async function readRunForm(actor: Actor) {
  const { projectId } = actor
  const [models, remoteModels, providers, seeds, own, rankings, prompts, unranked, snapshots, texts] =
    await Promise.all([
      db().modelVersion.findMany({
        where: { projectId, retiredAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: { id: true, kind: true, version: true, createdAt: true },
      }),
      listRemoteModels(actor),
      listProviders(),
      db().demonstration.groupBy({
        by: ['split'],
        where: { ...demonstrationsWhere(projectId, true), origin: 'seed' },
        _count: { _all: true },
      }),
      db().demonstration.groupBy({
        by: ['split'],
        where: demonstrationsWhere(projectId, false),
        _count: { _all: true },
      }),
      countRankings(projectId),
      db().prompt.groupBy({
        by: ['split', 'taskType'],
        where: { projectId, taskType: { not: TYPED_TASK_TYPE } },
        _count: { _all: true },
      }),
      db().prompt.groupBy({
        by: ['split'],
        where: { projectId, taskType: { not: TYPED_TASK_TYPE }, rankingTasks: { none: {} } },
        _count: { _all: true },
      }),
      db().datasetSnapshot.findMany({
        where: { projectId, kind: { not: 'prompts' }, name: { not: '' } },
        orderBy: { createdAt: 'desc' },
        take: 100,
        select: { id: true, kind: true, name: true, hash: true, rows: true },
      }),
      listTexts(actor),
    ])
  return {
    models,
    remoteModels,
    providers,
    demonstrations: { seeds: bySplit(seeds), own: bySplit(own) },
    rankings,
    prompts: prompts.map(({ split, taskType, _count }) => ({ split, taskType, count: _count._all })),
    unrankedPrompts: bySplit(unranked),
    snapshots,
    texts: texts.filter(({ retiredAt }) => retiredAt === null),
  }
}

function bySplit(rows: { split: 'train' | 'validation' | 'test'; _count: { _all: number } }[]) {
  const count = (split: string) => rows.find((row) => row.split === split)?._count._all ?? 0
  return { train: count('train'), validation: count('validation'), test: count('test') }
}

async function countRankings(projectId: string) {
  const of = (split: 'train' | 'validation') =>
    db().ranking.count({ where: { ...rankingsWhere(projectId), task: { prompt: { split } } } })
  const [train, validation, comparisons] = await Promise.all([
    of('train'),
    of('validation'),
    db().comparison.count({
      where: { projectId, isTie: false, prompt: { split: { not: 'test' } } },
    }),
  ])
  return { train, validation, comparisons }
}
