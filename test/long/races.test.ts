/** Every pair of calls that get in each other's way, by a thousand schedules. */
process.env.SCHEDULES = '1000'
await import('../simulator/userPools/races.test.ts')

export {}
