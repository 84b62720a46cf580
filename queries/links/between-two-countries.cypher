// title: What is there between two countries, both ways?
// description: >-
//   Every transfer from either to the other, delivered, ordered, asked for, refused or blocked, the latest first, with
//   how well it stands. Of each register one edition a direction; what other reports tell stands beside it.
// tags: [suppliers, recipients, claims, returns]
// params:
//   one: {type: actor, help: one of the two}
//   other: {type: actor, help: the other}
//   predecessors: {type: boolean, default: false, help: with the former states whose place they took}
// example: {one: RUS, other: EGY}
// columns:
//   transfer: {type: transfer, key: true}
//   supplier: actor
//   recipient: actor
//   direction: text
//   item: item
//   status: status
//   standing: standing
//   quantity: quantity
//   year: year
//   last: year
//   expected_by: {type: date, due: true}
//   sources: integer
//   registers: integer
//   reports: list of report
// view: {kind: timeline, time: year, lane: direction, label: transfer}
// sentence: >-
//   {transfer}[ (first dated {year})]; {standing}, {sources|independent source|independent sources},
//   {registers|register|registers}
// caveat: >-
//   What loaded reports and registers tell of the two. A year is that of the order, else of the first delivery, else
//   of the event; where no report dates it there is none. Only delivered rows say that something arrived.
MATCH (x:Actor {id: $one})
MATCH (y:Actor {id: $other})
OPTIONAL MATCH (x_before:Actor)-[:SUCCEEDED_BY]->(x)
WHERE $predecessors = true
WITH x, y, collect(x_before.id) AS x_former
OPTIONAL MATCH (y_before:Actor)-[:SUCCEEDED_BY]->(y)
WHERE $predecessors = true
WITH [x.id] + x_former AS ones, y.id AS other, collect(y_before.id) AS y_former
WITH ones, [other] + y_former AS others
UNWIND ones + [id IN others WHERE NOT id IN ones] AS id
MATCH (supplier:Actor {id: id})-[:SUPPLIER_OF]->(transfer:Transfer)<-[:RECIPIENT_OF]-(recipient:Actor)
WHERE (id IN ones AND recipient.id IN others) OR (id IN others AND recipient.id IN ones)
MATCH (transfer)<-[:ABOUT]-(c:Claim)<-[:STATES]-(e:Report)<-[:PUBLISHED]-(publisher:Source)
WITH supplier, recipient, transfer, publisher.id AS publisher, e, c.speaker_role = 'data set' AS listed,
     min(c.event_date) AS day
ORDER BY e.rank DESC, e.id
WITH supplier, recipient, publisher,
     collect({transfer: transfer, report: e.id, listed: coalesce(listed, false), day: day}) AS told
WITH supplier, recipient, told, head([part IN told WHERE part.listed | part.report]) AS edition
UNWIND told AS part
WITH supplier, recipient, edition, part.transfer AS transfer, part.report AS report, part.listed AS listed,
     part.day AS day
WHERE listed = false OR report = edition
WITH supplier, recipient, transfer, report, day
ORDER BY report
WITH supplier, recipient, transfer, min(day) AS day, collect(DISTINCT report) AS reports
OPTIONAL MATCH (transfer)-[:OF]->(item:Item)
RETURN transfer, supplier, recipient, supplier.name + ' → ' + recipient.name AS direction, item,
       transfer.status AS status, transfer.standing AS standing,
       CASE WHEN transfer.quantity_low IS NOT NULL OR transfer.quantity_high IS NOT NULL
            THEN {low: transfer.quantity_low, high: transfer.quantity_high, basis: transfer.quantity_basis}
            END AS quantity,
       coalesce(transfer.order_year, transfer.first_delivery, day.year) AS year, transfer.last_delivery AS last,
       transfer.expected_by AS expected_by, transfer.independent_sources AS sources,
       transfer.registers AS registers, reports
ORDER BY coalesce(year, expected_by.year, 9999) DESC, direction, transfer.id
LIMIT 500
