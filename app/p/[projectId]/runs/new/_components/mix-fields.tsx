'use client'

/** The mix of a pre-training run: which texts, each with its share of the tokens, as in the table of any base model. */
import { Plus, X } from 'lucide-react'
import Link from 'next/link'
import { formatCount, formatShare } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Input } from '@/app/_components/ui/input'
import { Menu } from '@/app/_components/ui/popover'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { GENERATED_LICENCE, STAGE_NAMES } from '@/ml/trainers/pretrain-config'
import type { MixPart } from '@/server/schemas/run'
import type { RunForm } from './new-run'

type Texts = RunForm['texts']

export const DEFAULT_MIX: MixPart[] = [{ source: { stage: 'language' }, share: 1 }]

const STAGE_WORDS = {
  language: 'Generated simple English, mostly stories',
  tasks: 'Generated simple English, mostly tasks',
} as const

interface Source {
  name: string
  licence: string
  /** Null where the text never ends. */
  tokens: number | null
}

export function MixFields({
  projectId,
  texts,
  mix,
  tokens,
  onChange,
}: {
  projectId: string
  texts: Texts
  mix: MixPart[]
  /** Tokens of the whole run. */
  tokens: number
  onChange: (mix: MixPart[]) => void
}) {
  const total = mix.reduce((sum, { share }) => sum + share, 0)
  const all = [...STAGE_NAMES.map((stage) => ({ stage })), ...texts.map(({ id }) => ({ textId: id }))]
  const isIn = (source: MixPart['source']) => mix.some((part) => keyOf(part.source) === keyOf(source))
  const left = all.filter((source) => !isIn(source))
  return (
    <Card className="p-0">
      <CardHead title="Mix" caption="What it reads, by share of the tokens" className="mb-0 px-4 pt-4 pb-2">
        <Link href={`/p/${projectId}/texts`} className="text-accent-ink text-ui hover:underline">
          Texts
        </Link>
      </CardHead>
      <Table label="Mix of texts">
        <thead>
          <tr>
            <Th>Source</Th>
            <Th isNumber>Share</Th>
            <Th isNumber className="max-sm:hidden">
              Of all
            </Th>
            <Th isNumber className="max-sm:hidden">
              Tokens
            </Th>
            <Th isNumber className="max-sm:hidden">
              Passes
            </Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {mix.map((part) => {
            const source = sourceOf(part.source, texts)
            const wanted = total > 0 ? (tokens * part.share) / total : 0
            return (
              <Tr key={keyOf(part.source)}>
                <Td className="py-2">
                  <span className="[overflow-wrap:anywhere]">{source.name}</span>
                  <span className="block text-caption text-ink-3">{source.licence}</span>
                </Td>
                <Td isNumber>
                  <Input
                    aria-label={`Share of ${source.name}`}
                    inputMode="decimal"
                    className="ml-auto w-20 text-right"
                    defaultValue={String(part.share)}
                    onChange={(event) => {
                      const share = Number(event.target.value)
                      onChange(
                        mix.map((one) =>
                          one === part ? { ...one, share: Number.isFinite(share) ? share : 0 } : one,
                        ),
                      )
                    }}
                  />
                </Td>
                <Td isNumber className="max-sm:hidden">
                  {formatShare(total > 0 ? part.share / total : 0)}
                </Td>
                <Td isNumber className="max-sm:hidden">
                  {formatCount(Math.round(wanted))}
                </Td>
                <Td isNumber className="max-sm:hidden">
                  {source.tokens === null ? 'no end' : passes(wanted / source.tokens)}
                </Td>
                <Td className="w-12 text-right">
                  <Button
                    variant="quiet"
                    size="small"
                    icon={X}
                    aria-label={`Leave out ${source.name}`}
                    disabledReason={mix.length === 1 ? 'A mix needs one source.' : null}
                    onClick={() => onChange(mix.filter((one) => one !== part))}
                  />
                </Td>
              </Tr>
            )
          })}
        </tbody>
      </Table>
      {left.length > 0 && (
        <div className="border-t px-4 py-3">
          <Menu
            trigger={
              <Button size="small" icon={Plus}>
                Add a source
              </Button>
            }
            groups={[
              {
                items: left.map((source) => ({
                  label: sourceOf(source, texts).name,
                  onSelect: () => onChange([...mix, { source, share: 1 }]),
                })),
              },
            ]}
          />
        </div>
      )}
    </Card>
  )
}

const keyOf = (source: MixPart['source']) => ('stage' in source ? source.stage : source.textId)

function sourceOf(source: MixPart['source'], texts: Texts): Source {
  if ('stage' in source) return { name: STAGE_WORDS[source.stage], licence: GENERATED_LICENCE, tokens: null }
  const text = texts.find(({ id }) => id === source.textId)
  if (!text) return { name: 'A text that is gone', licence: '', tokens: null }
  return {
    name: text.name,
    licence: text.licence,
    tokens: text.tokens * (1 - text.heldOut / text.documents),
  }
}

/** Beyond four passes a text teaches less and less (Muennighoff et al. 2023). */
const passes = (times: number) => (
  <span className={times > 4 ? 'text-warn' : undefined}>{times < 0.1 ? '< 0.1' : times.toFixed(1)}</span>
)
