// title: Which systems are recorded as captured, piece by piece?
// description: >-
//   For each system that a data set lists piece by piece: how many are recorded as captured, when the first and the last
//   of them were recorded, which country made them, and the picture of the last. Of several editions only the newest is
//   counted.
// tags: [losses, captures]
// params:
//   loser: {type: actor, default: null, help: who lost it; empty for all}
//   since: {type: date, default: 1900-01-01, help: recorded on this day or later}
// example: {loser: Russia}
// columns:
//   loser: {type: actor, key: true}
//   item: {type: item, key: true}
//   captured: {type: integer, at_least: true}
//   made_in: list of text
//   first: date
//   last: date
//   picture: text
//   loss: {type: loss, key: true}
//   counted_by: text
//   reports: list of report
// view: {kind: bars, x: item, y: captured, group: loser}
// sentence: >-
//   {loser}: {captured} {item} recorded as captured, the last on {last} (counted by {counted_by})
// caveat: >-
//   Floors, from pictures. Who captured it is not said, nor its state, nor whether it is used. A capture is no transfer,
//   and who made it is not its supplier. A piece can stand under damaged as well.
MATCH (loser:Actor)-[:LOST]->(loss:Loss)
WHERE loss.outcome = 'captured' AND ($loser IS NULL OR loser.id = $loser)
MATCH (loss)-[:OF]->(item:Item)
MATCH (c:Claim)-[:ABOUT]->(loss)
WHERE c.piece = true AND c.counts = true AND c.report = loss.edition AND c.as_of >= $since
MATCH (own:Source)-[:PUBLISHED]->(:Report {id: c.report})
WITH loser, item, loss, own, c
ORDER BY c.as_of DESC, c.origin, c.id
WITH loser, item, loss, own.name AS counted_by, sum(c.count_low) AS captured, collect(DISTINCT c.origin) AS makers,
     min(c.as_of) AS first, max(c.as_of) AS last, collect(c.image) AS pictures, collect(DISTINCT c.report) AS reports
UNWIND CASE WHEN size(makers) = 0 THEN [NULL] ELSE makers END AS maker
WITH loser, item, loss, counted_by, captured, maker, first, last, pictures, reports
ORDER BY maker
WITH loser, item, loss, counted_by, captured, collect(maker) AS made_in, first, last, pictures, reports
RETURN loser, item, captured, made_in, first, last, CASE WHEN size(pictures) > 0 THEN pictures[0] END AS picture, loss,
       counted_by, reports
ORDER BY captured DESC, loser.name, item.name, loss.id
LIMIT 500
