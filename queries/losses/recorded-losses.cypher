// title: What is recorded as lost, in which category and how?
// description: >-
//   Each recorded loss as a floor, with the day of the count and the source that counted. Where a loss is part of a
//   greater one, the row names it: the two overlap.
// tags: [losses]
// params:
//   loser: {type: actor, default: null, help: who lost it; empty for all}
//   category: {type: category, default: null, help: a category of weapons; empty for all}
// example: {loser: Russia}
// columns:
//   loser: actor
//   category: category
//   item: item
//   outcome: text
//   recorded: {type: integer, at_least: true}
//   as_of: date
//   part_of: loss
//   loss: {type: loss, key: true}
//   counted_by: list of text
//   reports: list of report
// view: {kind: bars, x: item, y: recorded, group: outcome}
// sentence: "{loss}[, as of {as_of}] (counted by {counted_by})[; part of: {part_of}]"
// caveat: >-
//   Floors, from pictures that somebody published: the real numbers are probably higher. "Lost" stands where a source
//   does not part destroyed, damaged, abandoned and captured. A part is never added to its whole.
MATCH (loser:Actor)-[:LOST]->(loss:Loss)
WHERE $loser IS NULL OR loser.id = $loser
MATCH (c:Claim)-[:ABOUT]->(loss)
WHERE c.counts = true
MATCH (own:Source)-[:PUBLISHED]->(:Report {id: c.report})
WITH loser, loss, c, coalesce(c.rests_on_sources, [own.id]) AS counters
UNWIND counters AS counter
OPTIONAL MATCH (named:Source {id: counter})
WITH loser, loss, c.category AS stated, c.report AS report, coalesce(named.name, counter) AS counter
ORDER BY report, counter
WITH loser, loss, min(stated) AS stated, collect(DISTINCT counter) AS counted_by, collect(DISTINCT report) AS reports
OPTIONAL MATCH (loss)-[:OF]->(:Item)-[:IN_CATEGORY]->(usual:Category)
WITH loser, loss, counted_by, reports, stated, min(usual.id) AS usual
WITH loser, loss, counted_by, reports, coalesce(stated, usual) AS kind
WHERE $category IS NULL OR kind = $category
OPTIONAL MATCH (loss)-[:OF]->(item:Item)
OPTIONAL MATCH (category:Category {id: kind})
OPTIONAL MATCH (loss)-[:PART_OF]->(part_of:Loss)
RETURN loser, category, item, loss.outcome AS outcome, loss.count_low AS recorded, loss.as_of AS as_of, part_of, loss,
       counted_by, reports
ORDER BY loser.name, coalesce(category.name, ''), coalesce(item.name, ''), coalesce(loss.count_low, 0) DESC, loss.id
LIMIT 500
