"""The cases of the work list: what is made, and the days on which it must be told (days as 1405/08/30)."""

from forms.rules import jalali
from tests.operations.coop_duty_tales import (
    asked,
    board,
    board_of,
    changed,
    changed_and_registered,
    changed_twice,
    complained,
    first_assembly,
    held,
    held_for,
    inspector,
    last_seen,
    manager,
    meets,
    members,
    one_of_the_board_sooner,
    own_members,
    registered,
    six_from_the_first,
    warned,
    with_rest,
)

# kind, what is made, the first day on which it is told, the first on which it is red ("": never), its due day, letter
CASES = {
    "agm: four months after a leap year": (
        "agm", held("1403/04/15"), "1404/05/01", "1404/05/01", "1404/04/31", "coop-warning-1"),
    "agm: four months after a usual year": (
        "agm", held("1404/04/15"), "1405/05/01", "1405/05/01", "1405/04/31", "coop-warning-1"),
    "agm: an own year's end": (
        "agm", held("1403/10/15", "06/31"), "1404/11/01", "1404/11/01", "1404/10/30", "coop-warning-1"),
    "agm: on the year's end itself it was for the year before": (
        "agm", held("1403/12/30"), "1404/05/01", "1404/05/01", "1404/04/31", "coop-warning-1"),
    "agm: the day after the year's end": (
        "agm", held("1404/01/01"), "1405/05/01", "1405/05/01", "1405/04/31", "coop-warning-1"),
    "agm: a second call without a quorum is no assembly": (
        "agm", held("1403/04/15", later=[("1404/04/10", "ordinary", "no_quorum")]), "1404/05/01", "1404/05/01",
        "1404/04/31", "coop-warning-1"),
    "agm: an extraordinary one is none": (
        "agm", held("1403/04/15", later=[("1404/04/10", "extraordinary", "held")]), "1404/05/01", "1404/05/01",
        "1404/04/31", "coop-warning-1"),
    "agm: the first year of a new cooperative": (
        "agm", registered("1404/02/01"), "1405/05/01", "1405/05/01", "1405/04/31", "coop-warning-1"),
    "agm: the founding assembly counts": (
        "agm", lambda made: made.assembly(made.coop(), "1404/01/20", "founding"), "1405/05/01", "1405/05/01",
        "1405/04/31", "coop-warning-1"),
    "agm: held for the year before": (
        "agm", held_for(1403, "1405/04/15"), "1405/05/01", "1405/05/01", "1405/04/31", "coop-warning-1"),
    "agm: the year of one and the day of another": (
        "agm", held_for(1402, "1404/06/01", also="1403/04/15"), "1404/05/01", "1404/05/01", "1404/04/31",
        "coop-warning-1"),
    "call: one for an earlier year is none": (
        "agm_call", held_for(1403, "1404/04/15", called=1403), "1405/03/01", "", "1405/02/31", "coop-duty-reminder"),
    "call: two months after the year": (
        "agm_call", held("1403/04/15"), "1404/03/01", "", "1404/02/31", "coop-duty-reminder"),
    "call: a cancelled one is none": (
        "agm_call", held("1403/04/15", later=[("1404/04/10", "ordinary", "cancelled")]), "1404/03/01", "",
        "1404/02/31", "coop-duty-reminder"),
    "board: two months before, over after": (
        "board_term", board(last_day="1405/10/15"), "1405/08/15", "1405/10/16", "1405/10/15", ""),
    "board: from a leap day": (
        "board_term", board(last_day="1403/12/30"), "1403/10/30", "1404/01/01", "1403/12/30", ""),
    "board: the law's three years from a leap day": (
        "board_term", board(first_day="1399/12/30"), "1402/10/29", "1403/01/01", "1402/12/29", ""),
    "board: the statutes' two years": (
        "board_term", board(first_day="1399/12/30", term=2), "1401/10/29", "1402/01/01", "1401/12/29", ""),
    "board: the first to end": ("board_term", one_of_the_board_sooner, "1405/08/15", "1405/10/16", "1405/10/15", ""),
    "inspector: a written day": (
        "inspector_term", inspector(last_day="1405/12/29"), "1406/01/01", "", "1405/12/29", "coop-duty-reminder"),
    "inspector: one financial year": (
        "inspector_term", inspector(first_day="1403/04/20"), "1404/01/01", "", "1403/12/30", "coop-duty-reminder"),
    "inspector: the statutes' two years and their end": (
        "inspector_term", inspector({"inspector_term": 2, "year_end": "06/31"}, first_day="1403/04/20"), "1404/07/01",
        "", "1404/06/31", "coop-duty-reminder"),
    "members: three months": (
        "under_minimum", members("1405/05/31"), "1405/06/01", "1405/09/01", "1405/08/30", ""),
    "members: from the one who left first": (
        "under_minimum", members("1405/03/10", "1405/04/10"), "1405/03/11", "1405/06/11", "1405/06/10", ""),
    "members: the clock stops when they are enough again": (
        "under_minimum", members("1405/03/31", more=[("1405/04/20", "1405/11/30")]), "1405/12/01", "1406/03/01",
        "1406/02/31", ""),
    "members: as many as the statutes ask for": (
        "under_minimum", own_members(9, 9), "1405/06/01", "1405/09/01", "1405/08/30", ""),
    "members: a union has cooperatives": (
        "under_minimum", own_members(None, 7, level="union"), "1405/06/01", "1405/09/01", "1405/08/30", ""),
    "members: never enough": ("under_minimum", six_from_the_first, "1405/02/01", "1405/06/01", "1405/05/31", ""),
    "capital": (
        "unpaid_capital", with_rest("1405/06/31", 300), "1405/07/01", "1405/07/01", "1405/06/31", "coop-warning-1"),
    "capital: nothing paid": (
        "unpaid_capital", with_rest("1405/06/31", None), "1405/07/01", "1405/07/01", "1405/06/31", "coop-warning-1"),
    "a year without activity": (
        "inactive", last_seen("1403/12/30"), "1405/01/01", "", "1404/12/29", "coop-duty-reminder"),
    "a year without activity, stagnant": (
        "inactive", last_seen("1404/02/31", "stagnant"), "1405/03/01", "1405/03/01", "1405/02/31", "coop-warning-1"),
    "a visit is a sign": (
        "inactive", last_seen("1402/01/01", visits=[("1404/02/31", True), ("1404/09/01", False)]), "1405/03/01", "",
        "1405/02/31", "coop-duty-reminder"),
    "second warning": ("warnings", warned("1405/03/01", "1405/06/01"), "1405/06/01", "", None, "coop-warning-3"),
    "third warning": ("warnings", warned("1405/03/01", "1405/06/01", "1405/08/10"), "1405/06/01", "1405/08/10", None,
                      ""),
    "a warning without an effect": (
        "warning_answer", warned("1405/06/01", deadline="1405/06/15"), "1405/06/16", "1405/06/16", "1405/06/15",
        "coop-warning-2"),
    "licence": ("licence", lambda made: made.coop(licence_end="1405/09/30"), "1405/08/30", "1405/10/01",
                "1405/09/30", ""),
    "statutes": ("statutes", lambda made: made.coop(statutes_end="1403/12/30"), "1403/11/30", "1404/01/01",
                 "1403/12/30", ""),
    "agreement": ("agreement", lambda made: made.coop("capital_paid", agreement_end="1405/09/30"), "1405/08/30",
                  "1405/10/01", "1405/09/30", "coop-agreement-reminder"),
    "changes of statutes": ("changes", changed("extraordinary"), "1405/07/20", "1405/07/20", "1405/07/19",
                            "coop-minutes-request"),
    "changes whose minutes came": ("changes", changed("extraordinary", minutes_no="12/ص"), "1405/07/20", "1405/07/20",
                                   "1405/07/19", "coop-minutes-approval"),
    "an election": ("changes", changed("ordinary", elected=True), "1405/07/20", "1405/07/20", "1405/07/19",
                    "coop-minutes-request"),
    "a change that was decided": ("changes", lambda made: made.change_of(made.coop(), "1405/06/20"), "1405/07/20",
                                  "1405/07/20", "1405/07/19", "coop-minutes-request"),
    "a change that was approved": ("changes", lambda made: made.change_of(made.coop(), "1405/06/20", "approved"),
                                   "1405/07/20", "1405/07/20", "1405/07/19", "coop-change-approval"),
    "the older of a change and an assembly": ("changes", changed_twice, "1405/07/20", "1405/07/20", "1405/07/19",
                                              "coop-minutes-approval"),
    "first assembly to registry": ("registry", first_assembly("board_formed"), "1405/06/20", "1405/07/20",
                                   "1405/07/19", "coop-registry-reminder"),
    "first assembly to registry, by the statutes' day": (
        "registry", first_assembly("registration_permitted", "", statutes_day="1405/06/20"), "1405/06/20",
        "1405/07/20", "1405/07/19", "coop-registry"),
    "observer": ("observer", meets("founding"), "1405/09/05", "", "1405/09/20", "coop-assembly-observer"),
    "observer of an election": ("observer", meets("ordinary", elects="vacancies"), "1405/09/05", "", "1405/09/20",
                                "coop-assembly-observer"),
    "an assembly that was asked for": ("requested_call", asked("1405/06/01"), "1405/06/12", "1405/07/02",
                                       "1405/07/01", "coop-assembly-by-office"),
    "manager: the statutes' term": ("md_term", manager(first_day="1403/06/20", manager_term=2), "1405/05/20",
                                    "1405/06/21", "1405/06/20", ""),
    "manager: the usual term": ("md_term", manager(first_day="1402/06/20"), "1405/05/20", "1405/06/21", "1405/06/20",
                                ""),
    "manager: a written day": ("md_term", manager(last_day="1405/06/20"), "1405/05/20", "1405/06/21", "1405/06/20",
                               ""),
    "board of two": ("board_short", board_of(2), "", "now", None, "coop-warning-1"),
    "board of four, five seats": ("board_short", board_of(4, board_seats=5), "", "", None, "coop-duty-reminder"),
    "board: all have left": ("board_short", board_of(0, left=3), "", "now", None, "coop-warning-1"),
    "board: nothing written": ("board_short", lambda made: made.coop(), "", "", None, "coop-duty-reminder"),
    "inspector: none": ("inspector_missing", board_of(5), "", "", None, "coop-duty-reminder"),
    "complaints": ("complaint", complained("1405/06/20", "1405/04/31"), "1405/05/01", "1405/05/01", "1405/04/31",
                   "coop-complaint-referral"),
    "complaint without a day": ("complaint", lambda made: made.complaint(made.coop(), None, day="1405/05/01"),
                                "1405/06/01", "1405/06/01", "1405/05/31", "coop-complaint-referral"),
    "complaint about an election": (
        "complaint", lambda made: made.complaint(made.coop(), "1405/04/31", nature="election"), "1405/05/01",
        "1405/05/01", "1405/04/31", "coop-complaint-chamber"),
    "a day of correction": ("returned", lambda made: made.coop("returned", returned_until="1405/06/31"), "1405/07/01",
                            "1405/07/01", "1405/06/31", "coop-deficiency-letter"),
    "documents of a registered one": ("documents", lambda made: made.coop("registered", [("returned", None)]), "", "",
                                      None, "coop-documents-request"),
    "agreement: after the first assembly": (
        "agreement", lambda made: made.coop("board_formed", agreement_end="1405/09/30"), "1405/08/30", "1405/10/01",
        "1405/09/30", "coop-agreement-reminder"),
    "returned documents": ("documents", lambda made: made.coop("returned", [("returned", "1405/01/10")]), "", "",
                           None, "coop-deficiency-letter"),
    "a returned file without a list": ("documents", lambda made: made.coop("returned"), "", "", None,
                                       "coop-deficiency-letter"),
}


NOT_TOLD = {
    "agm: held in time": ("agm", held("1405/04/31")),
    "agm: no yearly one before the first year ends": ("agm", registered("1405/02/01")),
    "agm: ended cooperatives owe none": ("agm", lambda made: made.coop("dissolved", registration_day="1390/01/01")),
    "agm: those being formed owe none": ("agm", lambda made: made.coop("board_formed")),
    "call: called": ("agm_call", held("1404/04/15", later=[("1405/09/10", "ordinary", "called")])),
    "call: no quorum is a call": ("agm_call", held("1404/04/15", later=[("1405/04/01", "ordinary", "no_quorum")])),
    "members: nobody entered yet": ("under_minimum", lambda made: made.coop()),
    "members: the last day is still one": ("under_minimum", members("1405/09/01")),
    "members: enough again": ("under_minimum", members("1405/03/31", more=[("1405/04/20", None)])),
    "capital: all paid": ("unpaid_capital", with_rest("1405/06/31", 900)),
    "capital: no day named": ("unpaid_capital", with_rest(None, 300)),
    "activity: nothing known at all": ("inactive", lambda made: made.coop()),
    "warnings: one": ("warnings", warned("1405/08/01")),
    "warnings: twelve months end today": ("warnings", warned("1404/08/30", "1405/08/01")),
    "warnings: cured": ("warning_answer", warned("1405/06/01", deadline="1405/06/15", state="cured")),
    "licence: of a dissolved one": ("licence", lambda made: made.coop("closed", licence_end="1404/09/30")),
    "agreement: after registration": ("agreement", lambda made: made.coop("operating", agreement_end="1404/09/30")),
    "changes: nothing was changed": ("changes", changed("ordinary")),
    "changes: registered": ("changes", changed("extraordinary", registered_day="1405/08/01")),
    "changes: the call failed": ("changes", changed("extraordinary", state="no_quorum")),
    "registry: registered": ("registry", first_assembly("registered")),
    "complaint: no day named yet": ("complaint", lambda made: made.complaint(made.coop(), None, day="1405/08/02")),
    "changes: told by the change alone": ("changes", changed_and_registered),
    "changes: a slip of the pen": (
        "changes", lambda made: made.change_of(made.coop(), "1405/06/20", decided_by="correction")),
    "changes: registered ones": ("changes", lambda made: made.change_of(made.coop(), "1405/06/20", "registered")),
    "agm: for this year already": ("agm", held_for(1404, "1404/11/01")),
    "call: for this year": ("agm_call", held_for(1403, "1404/04/15", called=1404)),
    "observer: named": ("observer", meets("founding", "1405/09/10", observer="نام")),
    "observer: nobody is elected": ("observer", meets("extraordinary", "1405/09/10")),
    "observer: over": ("observer", meets("founding", "1405/08/30")),
    "request: called": ("requested_call", asked("1405/06/01", called_day=jalali.parse("1405/06/10"))),
    "board: as many as the statutes": ("board_short", board_of(5, board_seats=5)),
    "inspector: serves": ("inspector_missing", inspector()),
    "inspector: nothing written at all": ("inspector_missing", lambda made: made.coop()),
    "returned: its day is to come": ("returned", lambda made: made.coop("returned", returned_until="1405/09/01")),
    "documents: their day is over": ("documents", lambda made: made.coop("returned", returned_until="1405/08/30")),
    "members: fewer than usual may do where nothing is asked": ("under_minimum", own_members(None, 8)),
    "complaint: answered": ("complaint", complained("1404/01/01", state="answered")),
    "documents: received": ("documents", lambda made: made.coop("under_review", [("received", None)])),
}
