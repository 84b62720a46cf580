// title: Who asked whom for what, and what was the answer?
// description: >-
//   Requests that reports tell of, with the answer that the loaded claims come to and on how many independent
//   sources it rests. The number asked for is as the reports write it; the other is the number agreed to.
// tags: [requests, returns]
// params:
//   asking: {type: actor, default: null, help: who asked; empty for all}
//   asked: {type: actor, default: null, help: who was asked; empty for all}
// example: {asking: Russia}
// columns:
//   asking: {type: actor, key: true}
//   asked: actor
//   what: {type: transfer, key: true}
//   item: item
//   kind: text
//   asked_for: list of text
//   answer: text
//   agreed: quantity
//   standing: standing
//   sources: integer
//   against: integer
//   reports: list of report
// view: {kind: network, from: asked, to: asking, label: answer}
// sentence: >-
//   {asking} asked {asked}[ for {item}][ ({kind})], it is reported[; number asked for: {asked_for}]. Answer: {answer}[,
//   {agreed}] ({sources|independent source|independent sources})
// caveat: >-
//   Requests and answers that somebody reported and that are loaded here. Where no answer is loaded, there may have
//   been one; and whoever is not listed may have been asked.
MATCH (asking:Actor)-[:REQUESTED]->(what:Transfer)
WHERE $asking IS NULL OR asking.id = $asking
OPTIONAL MATCH (what)<-[:SUPPLIER_OF]-(asked:Actor)
WITH asking, what, asked
WHERE $asked IS NULL OR asked.id = $asked
OPTIONAL MATCH (what)-[:OF]->(item:Item)
MATCH (c:Claim)-[:ABOUT]->(what)
WITH asking, asked, what, item, c,
     CASE WHEN c.act = 'requested' AND c.counts = true THEN c.quantity_text END AS wanted,
     c.act = 'requested' AND c.stance = 'denies' AND coalesce(c.credibility, 6) <> 5
       AND coalesce(c.withdrawn, false) = false AS denial
ORDER BY c.report, c.id
WITH asking, asked, what, item, collect(DISTINCT wanted) AS asked_for, collect(DISTINCT c.report) AS reports,
     sum(CASE WHEN denial THEN 1 ELSE 0 END) AS denials
RETURN asking, asked, what, item, what.kind AS kind, asked_for,
       CASE
         WHEN what.status = 'requested' AND denials > 0 THEN 'denies having been asked'
         WHEN what.status = 'requested' THEN 'none is loaded'
         WHEN what.status = 'delivered' AND what.kind = 'return' THEN 'returned'
         ELSE what.status
       END AS answer,
       CASE
         WHEN what.status IN ['agreed', 'ordered', 'partly delivered', 'delivered']
           AND coalesce(what.quantity_low, what.quantity_high) IS NOT NULL
         THEN {low: what.quantity_low, high: what.quantity_high, basis: what.quantity_basis}
       END AS agreed,
       what.standing AS standing,
       CASE
         WHEN what.status = 'requested' AND denials > 0 THEN what.sources_against
         ELSE what.independent_sources
       END AS sources,
       what.sources_against AS against, reports
ORDER BY asking.name, coalesce(asked.name, ''), what.id
LIMIT 500
