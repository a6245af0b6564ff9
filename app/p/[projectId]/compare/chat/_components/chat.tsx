'use client'

/** The conversation and the box to go on. One answer is written at a time; others can be asked for beside it. */
import { Send, SlidersHorizontal, Square, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ModelChoice, type ModelOption } from '@/app/_components/inference/model-choice'
import { PROMPT_LIBRARY } from '@/app/_components/inference/prompt-library'
import { useGeneration } from '@/app/_components/inference/use-generation'
import { Button } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Menu, Popover } from '@/app/_components/ui/popover'
import { useFormats } from '@/app/_i18n/use-formats'
import { DEFAULT_SAMPLING, type SamplingSettings } from '@/server/schemas/run'
import { SamplingFields } from '../../../_components/sampling-fields'
import { ChatExchange } from './chat-exchange'
import { type Exchange, turnsBefore, withAnswer } from './conversation'

const SEED_MAX = 2_147_483_647

export function Chat({ projectId, models }: { projectId: string; models: readonly ModelOption[] }) {
  const t = useTranslations('compare')
  const f = useFormats()
  const [modelId, setModelId] = useState(models[0]?.id ?? '')
  const [settings, setSettings] = useState<SamplingSettings>(DEFAULT_SAMPLING)
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([])
  const [writingAt, setWritingAt] = useState<number | null>(null)
  const [text, setText] = useState('')
  const { generation, start, stop, clear } = useGeneration(projectId)
  const isWriting = generation?.status === 'writing'

  /** Another answer to the exchange at `index` of a conversation. */
  const answer = async (conversation: readonly Exchange[], index: number) => {
    setWritingAt(index)
    const seed = Math.floor(Math.random() * SEED_MAX)
    const done = await start({
      modelId,
      opening: { turns: turnsBefore(conversation, index) },
      settings,
      seed,
    })
    if (done.status !== 'done' || done.finishReason === null) return
    const { tokens, finishReason } = done
    setExchanges((now) =>
      now.length > index
        ? withAnswer(now, index, { modelId, text: done.text, tokens, finishReason, settings, seed })
        : [...now],
    )
    setWritingAt(null)
  }
  const send = (prompt: string) => {
    if (prompt.trim() === '' || isWriting) return
    const next = [...exchanges, { prompt, answers: [], shown: -1 }]
    setExchanges(next)
    setText('')
    void answer(next, next.length - 1)
  }
  if (models.length === 0) return <Note>{t('noWriter')}</Note>
  return (
    <div className="mx-auto flex w-full max-w-[820px] flex-col gap-3.5">
      <ol aria-label={t('conversation')} className="flex flex-col gap-3.5">
        {exchanges.map((exchange, index) => (
          <ChatExchange
            // biome-ignore lint/suspicious/noArrayIndexKey: an exchange is its place
            key={index}
            projectId={projectId}
            models={models}
            exchange={exchange}
            turns={turnsBefore(exchanges, index)}
            writing={writingAt === index ? generation : null}
            onShow={(shown) =>
              setExchanges((now) => now.map((one, at) => (at === index ? { ...one, shown } : one)))
            }
            onAnother={isWriting ? null : () => void answer(exchanges, index)}
          />
        ))}
      </ol>
      <Card className="sticky bottom-3 shadow-e2">
        <form
          method="post"
          className="flex flex-col gap-2.5"
          onSubmit={(event) => {
            event.preventDefault()
            send(text)
          }}
        >
          <Textarea
            aria-label={t('yourMessage')}
            rows={2}
            maxLength={4000}
            placeholder={PROMPT_LIBRARY[0]}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              send(text)
            }}
            className="text-read"
          />
          <div className="flex flex-wrap items-center gap-2">
            <ModelChoice
              aria-label={t('model')}
              models={models}
              value={modelId}
              onChange={setModelId}
              className="w-36"
            />
            <Popover
              label={t('samplingSettings')}
              className="w-[min(640px,calc(100vw-16px))]"
              trigger={
                <Button icon={SlidersHorizontal}>
                  {t('sampling', { temperature: f.exact(settings.temperature) })}
                </Button>
              }
            >
              <SamplingFields
                value={settings}
                onChange={(change) => setSettings((now) => ({ ...now, ...change }))}
              />
            </Popover>
            <Menu
              trigger={<Button variant="quiet">{t('library')}</Button>}
              groups={[
                { items: PROMPT_LIBRARY.map((one) => ({ label: one, onSelect: () => setText(one) })) },
              ]}
            />
            <Button
              variant="quiet"
              icon={Trash2}
              disabled={exchanges.length === 0}
              onClick={() => {
                clear()
                setWritingAt(null)
                setExchanges([])
              }}
            >
              {t('newConversation')}
            </Button>
            <span className="ml-auto">
              {isWriting ? (
                <Button icon={Square} onClick={stop}>
                  {t('stop')}
                </Button>
              ) : (
                <Button type="submit" variant="primary" icon={Send} disabled={text.trim() === ''}>
                  {t('send')}
                </Button>
              )}
            </span>
          </div>
        </form>
      </Card>
      <p className="text-caption text-ink-3">{t('templateNote')}</p>
    </div>
  )
}
