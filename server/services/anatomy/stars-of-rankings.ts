/** Stars of things that several people ranked, by the estimator that rates completions. For the page that explains it. */
import type { RankingsOfThings } from '../../schemas/anatomy'
import { estimateStars } from '../../statistics/estimate-stars'

/** In the order of the things. */
export function starsOfRankings({ rankings }: RankingsOfThings) {
  return estimateStars(
    rankings.map((ranks) => ranks.map((rank, index) => ({ completionId: String(index), rank }))),
  ).map(({ stars, standardError, simpleStars, isDetermined }) => ({
    stars,
    standardError,
    simpleStars,
    isDetermined,
  }))
}
