"""Ties the services of the work screens to the operations, as desktop.bindings does for records.

What brings workbooks, papers or packages in is bound late.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from desktop.coop_bindings import bind_coops
from desktop.late import late
from desktop.operations.desk import Desk
from desktop.operations.office.check_office import check_office
from desktop.operations.office.figures import figures_of, late_meetings
from desktop.operations.office.open_office import add_user, profiles
from desktop.operations.prints.note_print import facts_of, note_part
from desktop.operations.prints.print_log import print_log
from desktop.operations.records.read_record import number_of
from desktop.operations.saving.move_record import undo_action
from desktop.operations.texts.report_list import REPORTS
from desktop.operations.verification.plan_campaign import deal_visits, plan_campaign, share_visits
from desktop.operations.verification.record_visit import record_visit
from desktop.operations.verification.visit_batch import batch_of
from desktop.say import sentence
from desktop.store.drafts import Draft
from desktop.store.offices import Actor
from desktop.store.packages import PackageIn, PackageOut
from desktop.store.prints import Print
from desktop.ui.tasks.paper_facts import MadePaper, Order
from desktop.ui.tasks.proof_services import ProofServices
from desktop.ui.tasks.services import TaskEvents, TaskServices


def bind_tasks(desk: Desk, events: TaskEvents, folder: Path, open_outside: Callable[[Path], None]) -> TaskServices:
    """Everything the work screens ask for; `folder` holds papers until they are saved elsewhere."""
    return TaskServices(
        events=events, folder=folder, open_outside=open_outside,
        figures=partial(figures_of, desk), drafts=partial(_drafts, desk),
        plan_import=partial(late("saving.import_workbook.plan_import"), desk),
        apply_import=partial(late("saving.import_workbook.apply_import"), desk),
        write_error_workbook=late("saving.import_workbook.write_error_workbook"), undo=partial(undo_action, desk),
        plan_campaign=partial(plan_campaign, desk), share_visits=partial(share_visits, desk),
        deal_visits=partial(deal_visits, desk), batch_of=partial(batch_of, desk), number_of=partial(number_of, desk),
        record_visit=partial(record_visit, desk), reports=tuple(REPORTS.values()),
        offered_parts=partial(late("printing.word_paper.offered_parts"), desk),
        print_paper=partial(late("printing.print_paper.print_paper"), desk),
        make_report=partial(late("reporting.make_report.make_report"), desk),
        late_meetings=partial(late_meetings, desk),
        printers=late("printing.send_to_printer.printers"), send_to_printer=partial(_send_to_printer, desk),
        note_print=partial(_note_print, desk), print_log=partial(print_log, desk),
        reprint=partial(late("printing.reprint.reprint"), desk),
        proofs=_proofs(desk), coops=bind_coops(desk),
        own_card=partial(late("office.exchange_cards.own_card"), desk),
        look_at_card=late("office.exchange_cards.look_at_card"),
        accept_card=partial(late("office.exchange_cards.accept_card"), desk),
        export_card=partial(late("office.exchange_cards.export_card"), desk),
        known_cards=partial(late("office.exchange_cards.known_cards"), desk),
        fingerprint=late("desktop.sync.keys.fingerprint"),
        package_out=partial(late("exchange.package_out.package_out"), desk),
        package_in=partial(late("exchange.package_in.package_in"), desk),
        print_receipt=partial(late("exchange.package_receipt.print_receipt"), desk, say=sentence),
        packages_in=partial(_packages_in, desk), packages_out=partial(_packages_out, desk),
        unacknowledged=partial(_unacknowledged, desk),
        check=partial(check_office, desk), heads=partial(_heads, desk), profiles=partial(profiles, desk.database),
        add_profile=partial(_add_profile, desk),
    )


def _drafts(desk: Desk) -> Sequence[Draft]:
    with desk.database.read() as reader:
        return reader.drafts(desk.actor.name)


def _packages_in(desk: Desk) -> Sequence[PackageIn]:
    with desk.database.read() as reader:
        return reader.packages_in()


def _packages_out(desk: Desk) -> Sequence[PackageOut]:
    with desk.database.read() as reader:
        return reader.packages_out()


def _unacknowledged(desk: Desk, receiver: int) -> int:
    with desk.database.read() as reader:
        return reader.count_unacknowledged(receiver)


def _heads(desk: Desk) -> Mapping[str, tuple[int, str]]:
    with desk.database.read() as reader:
        return reader.heads()


def _add_profile(desk: Desk, name: str, role: str) -> None:
    add_user(desk, Actor(name, role))


def _told(desk: Desk, made: MadePaper) -> Print:
    return facts_of(desk, made.paper, made.numbers, made.pages, made.begins, made.reason)


def _send_to_printer(desk: Desk, made: MadePaper, order: Order) -> object:
    options = late("desktop.printers.sending.Options")(order.copies, order.duplex, order.pages)
    return late("printing.send_to_printer.send_to_printer")(desk, made.path, order.queue, options, _told(desk, made))


def _note_print(desk: Desk, made: MadePaper, target: str, copies: int, chosen: Sequence[int]) -> int:
    return note_part(desk, _told(desk, made), target, copies, chosen)


def _proofs(desk: Desk) -> ProofServices:
    return ProofServices(
        doubt=partial(late("proofs.proof_words.doubt_of"), desk),
        code=partial(late("proofs.proof_words.told_code"), desk),
        file=partial(late("proofs.verify_paper.told_paper"), desk), sign=partial(_sign, desk),
        certificate=partial(late("proofs.certificate.show_certificate"), desk),
        make=partial(late("proofs.certificate.make_certificate"), desk, replace=True),
        use=partial(late("proofs.certificate.use_certificate"), desk, replace=True),
    )


def _sign(desk: Desk, made: MadePaper, to: Path, passphrase: str, reason: str) -> object:
    return late("proofs.sign_paper.sign_paper")(desk, made.path, to, passphrase, reason=reason, what=_told(desk, made))
