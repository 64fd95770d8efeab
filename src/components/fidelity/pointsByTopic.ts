import { getCollection } from 'astro:content'
import { TOPICS, type OpenPoint } from '../../quiz/schema/openPoint.ts'

/** What nobody could verify against AWS, by id. */
export const points: OpenPoint[] = (await getCollection('openPoints'))
  .map(({ data }) => data)
  .sort((a, b) => a.id.localeCompare(b.id))

/** The same in the order of the topics. */
export const pointsByTopic: { topic: string; title: string; points: OpenPoint[] }[] = Object.entries(
  TOPICS,
).map(([topic, title]) => ({ topic, title, points: points.filter((point) => point.topic === topic) }))

/** What a link to a source is called: `amplify-js 14428` for a thread on GitHub, the documentation else. */
export function sourceName(url: string): string {
  const [, repository, number] = /^https:\/\/github\.com\/[^/]+\/([^/]+)\/\w+\/(\d+)$/.exec(url) ?? []
  return repository ? `${repository} ${number}` : 'AWS documentation'
}
