/** Which gap or lane a dragged answer is over: the one under the pointer, else the nearest above or below it. */
import type { CollisionDetection } from '@dnd-kit/core'

export const closestTarget: CollisionDetection = ({
  pointerCoordinates,
  droppableContainers,
  droppableRects,
}) => {
  if (!pointerCoordinates) return []
  const { y } = pointerCoordinates
  const distances = droppableContainers.flatMap((droppableContainer) => {
    const rect = droppableRects.get(droppableContainer.id)
    if (!rect) return []
    const distance = Math.max(rect.top - y, y - rect.bottom, 0)
    return { id: droppableContainer.id, data: { droppableContainer, value: distance } }
  })
  return distances.sort((a, b) => a.data.value - b.data.value).slice(0, 1)
}
