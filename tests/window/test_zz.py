from tests.window.hands import *
def test_x(window, hands):
    names=[]
    for _ in range(25):
        names.append(with_cursor().accessibleName()[:30] if with_cursor() else None); hands.press("Tab")
    print(names)
    while "میز کار" != with_cursor().accessibleName(): hands.press("Tab")
    for _ in range(3):
        hands.press("Down"); print(with_cursor().accessibleName(), window._here)
