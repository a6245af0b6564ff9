/** Stars of things that several people ranked, by the estimator that rates completions. For the page that explains it. */
import { estimateStars } from '../../preferences/estimate-stars'
import type { RankingsOfThings } from '../../schemas/anatomy'

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
