'use client'

/** The mix of a pre-training run: which texts, each with its share of the tokens, as in the table of any base model. */
import { Plus, X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Input } from '@/app/_components/ui/input'
import { Menu } from '@/app/_components/ui/popover'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { useFormats } from '@/app/_i18n/use-formats'
import type { Words } from '@/app/_i18n/words'
import { GENERATED_LICENCE, STAGE_NAMES } from '@/ml/trainers/configs/pretrain-config'
import type { MixPart } from '@/server/schemas/run'
import type { RunForm } from './run-form'

type Texts = RunForm['texts']

export const DEFAULT_MIX: MixPart[] = [{ source: { stage: 'language' }, share: 1 }]

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
  const t = useTranslations('runs')
  const tCommon = useTranslations('common')
  const f = useFormats()
  const total = mix.reduce((sum, { share }) => sum + share, 0)
  const all = [...STAGE_NAMES.map((stage) => ({ stage })), ...texts.map(({ id }) => ({ textId: id }))]
  const isIn = (source: MixPart['source']) => mix.some((part) => keyOf(part.source) === keyOf(source))
  const left = all.filter((source) => !isIn(source))
  return (
    <Card className="p-0">
      <CardHead title={t('mix')} caption={t('mixHint')} className="mb-0 px-4 pt-4 pb-2">
        <Link href={`/p/${projectId}/texts`} className="text-accent-ink text-ui hover:underline">
          {t('texts')}
        </Link>
      </CardHead>
      <Table label={t('mixTable')}>
        <thead>
          <tr>
            <Th>{t('mixSource')}</Th>
            <Th isNumber>{t('share')}</Th>
            <Th isNumber className="max-sm:hidden">
              {t('ofAll')}
            </Th>
            <Th isNumber className="max-sm:hidden">
              {t('tokens')}
            </Th>
            <Th isNumber className="max-sm:hidden">
              {t('passes')}
            </Th>
            <Th>
              <span className="sr-only">{tCommon('acts')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {mix.map((part) => {
            const source = sourceOf(part.source, texts, t)
            const wanted = total > 0 ? (tokens * part.share) / total : 0
            return (
              <Tr key={keyOf(part.source)}>
                <Td className="py-2">
                  <span className="[overflow-wrap:anywhere]">{source.name}</span>
                  <span className="block text-caption text-ink-3">{source.licence}</span>
                </Td>
                <Td isNumber>
                  <Input
                    aria-label={t('shareOf', { name: source.name })}
                    inputMode="decimal"
                    className="ml-auto w-20 text-right"
                    defaultValue={f.typed(part.share)}
                    onChange={(event) => {
                      const share = f.parse(event.target.value)
                      onChange(
                        mix.map((one) =>
                          one === part ? { ...one, share: Number.isFinite(share) ? share : 0 } : one,
                        ),
                      )
                    }}
                  />
                </Td>
                <Td isNumber className="max-sm:hidden">
                  {f.share(total > 0 ? part.share / total : 0)}
                </Td>
                <Td isNumber className="max-sm:hidden">
                  {f.count(Math.round(wanted))}
                </Td>
                <Td isNumber className="max-sm:hidden">
                  {source.tokens === null ? t('noEnd') : <Passes times={wanted / source.tokens} />}
                </Td>
                <Td className="w-12 text-right">
                  <Button
                    variant="quiet"
                    size="small"
                    icon={X}
                    aria-label={t('leaveOut', { name: source.name })}
                    disabledReason={mix.length === 1 ? t('needsOne') : null}
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
                {t('addSource')}
              </Button>
            }
            groups={[
              {
                items: left.map((source) => ({
                  label: sourceOf(source, texts, t).name,
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

function sourceOf(source: MixPart['source'], texts: Texts, t: Words<'runs'>): Source {
  if ('stage' in source)
    return { name: t(`stages.${source.stage}`), licence: GENERATED_LICENCE, tokens: null }
  const text = texts.find(({ id }) => id === source.textId)
  if (!text) return { name: t('textGone'), licence: '', tokens: null }
  return {
    name: text.name,
    licence: text.licence,
    tokens: text.tokens * (1 - text.heldOut / text.documents),
  }
}

/** Beyond four passes a text teaches less and less (Muennighoff et al. 2023). */
function Passes({ times }: { times: number }) {
  const f = useFormats()
  return (
    <span className={times > 4 ? 'text-warn' : undefined}>
      {times < 0.1 ? `< ${f.decimal(0.1, 1)}` : f.decimal(times, 1)}
    </span>
  )
}
