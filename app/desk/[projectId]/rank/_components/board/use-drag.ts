'use client'

/** Dragging an answer with the mouse or a finger: what is carried, what it is over, and what dnd-kit needs to know. */
import {
  type DndContextProps,
  type DragEndEvent,
  type DragOverEvent,
  type DragStartEvent,
  MeasuringStrategy,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useState } from 'react'
import * as say from './announcements'
import { closestTarget } from './closest-target'
import { type DropTarget, drop, parseDropId } from './drop-target'
import type { BoardMoves } from './use-board-moves'

export interface Drag {
  id: string
  over: DropTarget | null
}

export function useDrag(ids: readonly string[], moves: BoardMoves, speaker: say.Speaker) {
  const { board, announce } = moves
  const [drag, setDrag] = useState<Drag | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
  )
  const onDragStart = ({ active, activatorEvent }: DragStartEvent) => {
    const id = String(active.id)
    if (activatorEvent.type.startsWith('touch')) navigator.vibrate?.(10)
    moves.putDown()
    moves.setActiveId(id)
    setDrag({ id, over: null })
    announce(say.lifted(board, id, speaker))
  }
  const onDragOver = ({ over }: DragOverEvent) => {
    const target = over ? parseDropId(String(over.id)) : null
    setDrag((now) => now && { ...now, over: target })
    if (drag && target) announce(say.previewInWords(drop(board, drag.id, target, ids), drag.id, speaker))
  }
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const id = String(active.id)
    const target = over && parseDropId(String(over.id))
    setDrag(null)
    if (!target) return announce(say.cancelled(board, id, speaker))
    const carried = active.rect.current.translated
    moves.place(id, target, carried ? { left: carried.left, top: carried.top } : undefined)
  }
  const onDragCancel = () => {
    if (drag) announce(say.cancelled(board, drag.id, speaker))
    setDrag(null)
  }
  const context: DndContextProps = {
    id: 'ranking',
    sensors,
    collisionDetection: closestTarget,
    measuring: { droppable: { strategy: MeasuringStrategy.Always } },
    autoScroll: { threshold: { x: 0, y: 0.12 } },
    // Our own live region speaks, in the reader's language.
    accessibility: { announcements: SILENT, screenReaderInstructions: { draggable: '' } },
    onDragStart,
    onDragOver,
    onDragEnd,
    onDragCancel,
  }
  return { drag, context }
}

const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}
