// title: In which months were losses recorded?
// description: >-
//   Pieces of equipment that a data set lists one by one, by the month in which each was recorded and by outcome. Of
//   several editions only the newest is counted.
// tags: [losses, years]
// params:
//   loser: {type: actor, default: null, help: who lost it; empty for all}
//   item: {type: item, default: null, help: a system as the data set writes it; empty for all}
//   since: {type: date, default: 1900-01-01, help: recorded on this day or later}
// example: {loser: Russia}
// columns:
//   month: {type: text, key: true}
//   loser: {type: actor, key: true}
//   outcome: {type: text, key: true}
//   recorded: {type: integer, at_least: true}
//   systems: integer
//   first: date
//   last: date
//   reports: list of report
// view: {kind: bars, x: month, y: recorded, group: outcome}
// sentence: "{month}: {recorded} pieces of {loser} recorded as {outcome}, of {systems|system|systems}"
// caveat: >-
//   The day is the day of recording, not of the loss: a list that catches up makes a tall bar. Floors, from pictures.
//   Outcomes are not added, for one piece can be recorded as damaged and as captured.
MATCH (loser:Actor)-[:LOST]->(loss:Loss)
WHERE $loser IS NULL OR loser.id = $loser
OPTIONAL MATCH (loss)-[:OF]->(item:Item)
WITH loser, loss, item
WHERE $item IS NULL OR item.id = $item
MATCH (c:Claim)-[:ABOUT]->(loss)
WHERE c.piece = true AND c.counts = true AND c.report = loss.edition AND c.as_of >= $since
WITH loser, loss, item, substring(toString(c.as_of), 0, 7) AS month,
     sum(c.count_low) AS pieces, min(c.as_of) AS earliest, max(c.as_of) AS latest
ORDER BY loss.edition
WITH month, loser, loss.outcome AS outcome, sum(pieces) AS recorded, count(DISTINCT item.id) AS systems,
     min(earliest) AS first, max(latest) AS last, collect(DISTINCT loss.edition) AS reports
RETURN month, loser, outcome, recorded, systems, first, last, reports
ORDER BY month, loser.name, loser.id, outcome
LIMIT 500
