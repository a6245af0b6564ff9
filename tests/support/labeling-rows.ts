/** Rows that labeling tests start from: a project with people, a prompt, a model and tasks of K completions. */
import { db } from '@/server/db'
import type { Role, Split } from '@/server/generated/prisma/client'
import type { Actor } from '@/server/services/actor'

let serial = 0
const unique = (prefix: string) => `${prefix}-${process.pid}-${serial++}`

export async function createProject(): Promise<string> {
  const { id } = await db().project.create({ data: { name: unique('project') }, select: { id: true } })
  return id
}

/** A new person with a role in the project. */
export async function createMember(
  projectId: string,
  role: Role = 'annotator',
  isSimulated = false,
): Promise<Actor> {
  const user = await db().user.create({
    data: {
      email: `${unique('person')}@example.org`,
      name: unique('Person'),
      passwordHash: '-',
      isSimulated,
    },
    select: { id: true },
  })
  await db().member.create({ data: { projectId, userId: user.id, role } })
  return { userId: user.id, projectId, role }
}

/** Many annotators at once. */
export async function createAnnotators(projectId: string, count: number): Promise<Actor[]> {
  const people = Array.from({ length: count }, () => ({ id: unique('person'), name: 'Somebody' }))
  await db().user.createMany({
    data: people.map(({ id, name }) => ({ id, name, email: `${id}@example.org`, passwordHash: '-' })),
  })
  const role = 'annotator'
  await db().member.createMany({ data: people.map(({ id }) => ({ projectId, userId: id, role })) })
  return people.map(({ id }) => ({ userId: id, projectId, role }))
}

export async function createPrompt(projectId: string, split: Split = 'train', text = 'Say something kind.') {
  const name = 'Test prompts'
  // Not an upsert: two at once would both find none.
  await db().promptSet.createMany({ data: { projectId, name }, skipDuplicates: true })
  const set = await db().promptSet.findUniqueOrThrow({ where: { projectId_name: { projectId, name } } })
  return db().prompt.create({
    data: {
      projectId,
      promptSetId: set.id,
      key: unique('prompt'),
      text,
      taskType: 'answer',
      tags: [],
      split,
    },
  })
}

let version = 0

export function createModel(projectId: string, kind: 'base' | 'sft' | 'policy' = 'sft') {
  return db().modelVersion.create({
    data: {
      projectId,
      kind,
      version: ++version,
      artifactPath: '-',
      weightsSha256: '-',
      parameters: 1,
      config: {},
    },
  })
}

export function createCompletion(projectId: string, promptId: string, modelVersionId: string, text: string) {
  return db().completion.create({
    data: {
      projectId,
      promptId,
      modelVersionId,
      text,
      tokenIds: [1, 2],
      finishReason: 'eos',
      settings: {},
      seed: 1,
      index: 0,
    },
  })
}

/** A ranking task of `size` completions, or of these texts; returns its id and theirs. */
export async function createTask(
  projectId: string,
  {
    size = 4,
    overlap = 1,
    split = 'train',
    texts = Array.from({ length: size }, (_, i) => `Answer number ${i}.`),
  }: { size?: number; overlap?: number; split?: Split; texts?: string[] } = {},
) {
  const prompt = await createPrompt(projectId, split)
  const model = await createModel(projectId)
  const completionIds: string[] = []
  for (const text of texts) {
    const { id } = await createCompletion(projectId, prompt.id, model.id, text)
    completionIds.push(id)
  }
  const task = await db().rankingTask.create({
    data: {
      projectId,
      promptId: prompt.id,
      overlap,
      items: { create: completionIds.map((completionId) => ({ completionId })) },
    },
    select: { id: true },
  })
  return { taskId: task.id, promptId: prompt.id, modelId: model.id, completionIds }
}
