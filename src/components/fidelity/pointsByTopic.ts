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
