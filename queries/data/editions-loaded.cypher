// title: Which editions are loaded, for which years, and which of them give the sums?
// description: >-
//   One row a loaded report: its edition, when it was made, the window of years that it states or else the span of
//   its rows, how many rows became claims, and for how many pairs of actors it gives deals, years and TIV.
// tags: [editions, sources, coverage]
// params:
//   source: {type: source, default: null, help: only reports of this source; empty for all}
// columns:
//   report: {type: report, key: true}
//   name: text
//   source: text
//   edition: text
//   made: text
//   window_from: year
//   window_to: year
//   stated: boolean
//   rows_read: integer
//   claims: integer
//   refused: integer
//   repaired: integer
//   pairs: integer
//   loaded_on: date
// view: table
// sentence: >-
//   {name}: {claims|claim|claims} from {rows_read|row|rows}[, years {window_from} to {window_to}]; gives the sums of
//   {pairs|pair|pairs} of actors
// caveat: >-
//   When a report was made is told as far as it is known: a day, a month or a year. Years without a stated window are
//   those of the rows and may be fewer than the file was made for. An edition that gives no sums still has its claims
//   in the graph.
MATCH (publisher:Source)-[:PUBLISHED]->(e:Report)
WHERE e.loaded = true AND ($source IS NULL OR publisher.id = $source)
OPTIONAL MATCH (:Actor)-[d:DELIVERED_TO]->(:Actor)
WHERE d.edition = e.id
WITH publisher, e, count(d) AS pairs
RETURN e.id AS report, e.name AS name, publisher.name AS source, e.edition AS edition,
       CASE
         WHEN e.generated IS NOT NULL THEN toString(e.generated)
         WHEN e.published_precision = 'year' THEN toString(e.published.year)
         WHEN e.published_precision = 'month' THEN substring(toString(e.published), 0, 7)
         WHEN e.published_precision = 'about' THEN 'about ' + toString(e.published)
         ELSE toString(e.published) END AS made,
       e.covers_from AS window_from,
       e.covers_to AS window_to,
       e.window_from IS NOT NULL AND e.window_to IS NOT NULL AS stated, e.rows_read AS rows_read, e.claims AS claims,
       e.refused AS refused, e.repaired AS repaired, pairs, date(e.loaded_at) AS loaded_on
ORDER BY source, window_from, report
LIMIT 500
