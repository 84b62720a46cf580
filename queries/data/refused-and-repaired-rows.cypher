// title: Which rows were refused, and which were repaired?
// description: >-
//   One row a line of a loaded file that could not be read, or that was mended first, with the reason and what stood
//   there. Refused rows state no claim; repaired ones do.
// tags: [quality, refusals of rows]
// params:
//   source: {type: source, default: null, help: only reports of this source; empty for all}
// columns:
//   report: {type: report, key: true}
//   source: text
//   outcome: {type: text, key: true}
//   reason: {type: text, key: true}
//   rows_read: integer
//   refused: integer
//   repaired: integer
// view: table
// sentence: "A row of {source} was {outcome}: {reason}"
// caveat: >-
//   What the loader noticed. A row that reads well can still be wrong, and a file that was refused as a whole is not
//   in the graph at all.
MATCH (publisher:Source)-[:PUBLISHED]->(e:Report)
WHERE e.loaded = true AND ($source IS NULL OR publisher.id = $source)
UNWIND ['refused', 'repaired'] AS outcome
UNWIND CASE WHEN outcome = 'refused' THEN coalesce(e.refusals, []) ELSE coalesce(e.repairs, []) END AS reason
RETURN e.id AS report, publisher.name AS source, outcome, reason, e.rows_read AS rows_read, e.refused AS refused,
       e.repaired AS repaired
ORDER BY source, report, outcome, reason
LIMIT 500
