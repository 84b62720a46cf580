// title: Which deals were second-hand, leased, licensed, aid or paid by somebody else?
// description: >-
//   Deals whose comment in a register has words of that kind, newest order first, with the words found, the whole
//   comment and the condition that the register gives.
// tags: [registers, marks]
// params:
//   marks:
//     type: list of text
//     default: [second-hand, lease, loan, licence, aid, financed]
//     choices: [aid, barter, cancelled, captured, debt, embargo, financed, illegal, lease, licence, loan, modernized,
//       money, offset, possibly, probably, refused, returned, second-hand, supplier uncertain, via]
//     help: kinds of words
//   supplier: {type: actor, default: null, help: who supplied; empty for all}
//   recipient: {type: actor, default: null, help: who received; empty for all}
//   since: {type: year, default: 1900, help: first year of order}
// example: {marks: [lease, loan], recipient: India}
// columns:
//   supplier: actor
//   recipient: actor
//   what: {type: transfer, key: true}
//   item: item
//   words: list of text
//   comment: text
//   condition: text
//   order_year: year
//   year_mark: text
//   ordered: marked
//   status: status
//   claim: claim
// view: table
// sentence: >-
//   Of {item} from {supplier} to {recipient}, ordered in {order_year}[{year_mark}], the register's comment reads:
//   {comment}
// caveat: >-
//   Words found in a comment, not what was done: "lease" may stand there because a lease was considered, or ended. A
//   deal without such words may be one all the same.
MATCH (p:Source)-[:PUBLISHED]->(e:Report)
WHERE p.kind = 'compiler' AND e.loaded = true
WITH e
ORDER BY e.rank DESC, e.id
WITH collect(e.id) AS editions
MATCH (c:Claim)
WHERE c.counts = true AND c.speaker_role = 'data set' AND c.report IN editions AND c.order_year >= $since
  AND any(mark IN c.marks WHERE mark IN $marks)
MATCH (c)-[:ABOUT]->(t:Transfer)
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(t)
WHERE $supplier IS NULL OR supplier.id = $supplier
MATCH (recipient:Actor)-[:RECIPIENT_OF]->(t)
WHERE $recipient IS NULL OR recipient.id = $recipient
// By ids, which are grouped faster than nodes.
WITH editions, supplier.id AS supplier_id, recipient.id AS recipient_id, collect(DISTINCT c.report) AS known,
     collect({claim: c.id, report: c.report}) AS rows
MATCH (supplier:Actor {id: supplier_id})
MATCH (recipient:Actor {id: recipient_id})
// One edition speaks for each pair: the one that gives its deliveries, else the best that lists it.
OPTIONAL MATCH (supplier)-[d:DELIVERED_TO]->(recipient)
WITH supplier, recipient, rows,
     CASE WHEN d.edition IN editions THEN d.edition ELSE head([id IN editions WHERE id IN known]) END AS edition
UNWIND rows AS row
WITH supplier, recipient, edition, row.claim AS claim_id, row.report AS report
WHERE report = edition
MATCH (claim:Claim {id: claim_id})-[:ABOUT]->(what:Transfer)
OPTIONAL MATCH (what)-[:OF]->(item:Item)
RETURN supplier, recipient, what, item,
       [at IN range(0, size(claim.marks) - 1) WHERE claim.marks[at] IN $marks | claim.mark_words[at]] AS words,
       claim.comment AS comment, claim.condition AS condition,
       claim.order_year AS order_year, CASE WHEN claim.order_year_estimated THEN '?' END AS year_mark,
       CASE WHEN claim.ordered IS NOT NULL
            THEN {value: claim.ordered, uncertain: claim.ordered_estimated} END AS ordered,
       what.status AS status, claim
ORDER BY order_year DESC, supplier.id, recipient.id, claim_id
LIMIT 500
