'use client'

/** Rankings by drag, arrows or keys, of oneself and three others; the stars they give by two rules. */
import {
  closestCenter,
  DndContext,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Stars } from '@/app/_components/charts/stars'
import { IconButton } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { cn } from '@/app/_components/ui/cn'
import { Note } from '@/app/_components/ui/note'
import { Segmented } from '@/app/_components/ui/segmented'
import { useTRPC } from '@/app/_trpc/client'
import { COUNT, OTHERS, RESTAURANTS, ranksOf, START_ORDER } from './restaurants'

export function RankingToStars({ projectId }: { projectId: string }) {
  const t = useTranslations('stars')
  const trpc = useTRPC()
  const people = [t('you'), ...OTHERS.map(({ name }) => name)]
  const [orders, setOrders] = useState<readonly (readonly number[])[]>([
    START_ORDER,
    ...OTHERS.map(({ order }) => order),
  ])
  const [counted, setCounted] = useState<readonly boolean[]>([true, false, false, false])
  const [shown, setShown] = useState('0')
  const person = Number(shown)
  const order = orders[person]
  const rankings = orders.filter((_, index) => counted[index]).map(ranksOf)
  const all = useQuery(
    trpc.anatomy.stars.queryOptions(
      { projectId, rankings: rankings.length > 0 ? rankings : [ranksOf(order)] },
      { placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY },
    ),
  )
  const setOrder = (next: readonly number[]) =>
    setOrders((before) => before.map((one, index) => (index === person ? next : one)))
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const nameOf = (item: number) => t(`names.${RESTAURANTS[item]}`)
  return (
    <Card className="flex flex-col gap-3">
      <CardHead title={t('order')} caption={t('orderHint')} className="mb-0">
        <Segmented
          label={t('whose')}
          value={shown}
          onValueChange={setShown}
          options={people.map((label, index) => ({ value: String(index), label }))}
        />
      </CardHead>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
        <legend className="sr-only">{t('agree')}</legend>
        <span aria-hidden className="text-ink-2 text-ui">
          {t('agree')}
        </span>
        {people.map((name, index) => (
          <Checkbox
            key={name}
            label={name}
            checked={counted[index]}
            onCheckedChange={(checked) =>
              setCounted((before) => before.map((one, at) => (at === index ? checked === true : one)))
            }
          />
        ))}
      </fieldset>
      {all.error && (
        <Note tone="danger" title={t('failed')}>
          {all.error.message}
        </Note>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-4">
        <div
          aria-hidden
          className="hidden grid-cols-[minmax(0,1fr)_9rem_15rem] gap-4 border-b pb-1 text-caption text-ink-3 md:grid"
        >
          <span />
          <span>{t('byRule')}</span>
          <span>
            {t('byAll')}, {t('people', { count: Math.max(1, rankings.length) })}
          </span>
        </div>
        <DndContext
          sensors={sensors}
          collisionDetection={closestCenter}
          onDragEnd={({ active, over }) => {
            if (!over || active.id === over.id) return
            setOrder(moved(order, order.indexOf(Number(active.id) - 1), order.indexOf(Number(over.id) - 1)))
          }}
        >
          <ol>
            {order.map((item, index) => (
              <Row
                key={item}
                item={item}
                name={nameOf(item)}
                place={index + 1}
                simple={(5 * (COUNT - 1 - index)) / (COUNT - 1)}
                estimate={all.data?.[item]}
                onMove={(by) => setOrder(moved(order, index, index + by))}
              />
            ))}
          </ol>
        </DndContext>
      </div>
      <p className="max-w-[80ch] text-ink-2 text-ui">
        {t('reading')} {all.data?.some(({ isDetermined }) => !isDetermined) && t('open')}
      </p>
    </Card>
  )
}

function Row({
  item,
  name,
  place,
  simple,
  estimate,
  onMove,
}: {
  item: number
  name: string
  place: number
  simple: number
  estimate: { stars: number; standardError: number } | undefined
  onMove: (by: 1 | -1) => void
}) {
  const t = useTranslations('stars')
  // dnd-kit takes 0 for no id, so restaurants count from 1 there. The arrows beside the name do the same without a drag.
  const { listeners, setNodeRef, transform, isDragging } = useDraggable({ id: item + 1 })
  const { setNodeRef: setTarget, isOver } = useDroppable({ id: item + 1 })
  return (
    <li
      ref={(row) => {
        setNodeRef(row)
        setTarget(row)
      }}
      style={transform ? { transform: `translate(0, ${transform.y}px)` } : undefined}
      className={cn(
        'grid items-center gap-x-4 gap-y-1 border-line border-b bg-surface py-1 last:border-0 md:grid-cols-[minmax(0,1fr)_9rem_15rem]',
        isDragging && 'relative z-10 rounded-control shadow-e3',
        isOver && !isDragging && 'bg-accent-soft',
      )}
    >
      <span className="flex min-w-0 items-center gap-2 text-ui">
        <span
          {...listeners}
          aria-hidden
          className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-control text-ink-3 hover:bg-hover max-sm:size-11"
        >
          <GripVertical className="size-4" strokeWidth={1.75} />
        </span>
        <span title={t('place', { place })} className="w-5 text-right font-semibold tabular-nums">
          {place}
        </span>
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <IconButton
          icon={ArrowUp}
          size="small"
          label={t('moveUp', { name })}
          disabled={place === 1}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          size="small"
          label={t('moveDown', { name })}
          disabled={place === COUNT}
          onClick={() => onMove(1)}
        />
      </span>
      <Stars mean={simple} isCompact className="max-md:hidden" />
      <span className="max-md:pl-10">
        {estimate && <Stars mean={estimate.stars} standardError={estimate.standardError} />}
      </span>
    </li>
  )
}

/** The same order with what stood at `from` put at `to`. */
function moved(order: readonly number[], from: number, to: number): number[] {
  const rest = order.filter((_, index) => index !== from)
  return [...rest.slice(0, to), order[from], ...rest.slice(to)]
}
