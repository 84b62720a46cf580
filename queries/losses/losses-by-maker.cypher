// title: Which countries made what was recorded as lost?
// description: >-
//   Pieces of equipment that a data set lists one by one, by the country that made them as the data set writes it, and
//   by outcome, with the number of systems. Of several editions only the newest is counted.
// tags: [losses]
// params:
//   loser: {type: actor, default: null, help: who lost it; empty for all}
// example: {loser: Ukraine}
// columns:
//   loser: {type: actor, key: true}
//   made_in: {type: text, key: true}
//   outcome: {type: text, key: true}
//   recorded: {type: integer, at_least: true}
//   systems: integer
//   last: date
//   reports: list of report
// view: {kind: bars, x: made_in, y: recorded, group: outcome}
// sentence: "{loser}: {recorded} pieces made in {made_in} recorded as {outcome}, of {systems|system|systems}"
// caveat: >-
//   Who made a piece is not who supplied it. Oryx gives the Soviet Union for what was made before 1991, wherever in it
//   that was. Floors, from pictures; outcomes are not added.
MATCH (loser:Actor)-[:LOST]->(loss:Loss)
WHERE $loser IS NULL OR loser.id = $loser
MATCH (c:Claim)-[:ABOUT]->(loss)
WHERE c.piece = true AND c.counts = true AND c.report = loss.edition AND c.origin IS NOT NULL
WITH loser, loss, c.origin AS maker, c.item AS item, sum(c.count_low) AS pieces, max(c.as_of) AS latest
ORDER BY loss.edition
WITH loser, maker AS made_in, loss.outcome AS outcome, sum(pieces) AS recorded,
     count(DISTINCT item) AS systems, max(latest) AS last, collect(DISTINCT loss.edition) AS reports
RETURN loser, made_in, outcome, recorded, systems, last, reports
ORDER BY loser.name, loser.id, recorded DESC, made_in, outcome
LIMIT 500
