"""An address as a picture that a phone's camera reads."""

from xml.etree import ElementTree

import segno

from footprint.formats.qr import qr_picture

ADDRESS = "https://footprint.test/open/0a1b2-c3d4e-f5g6h-j7k8m-n9p0q-r1s2t/"


def test_it_is_one_svg_element_without_script_or_style() -> None:
    root = ElementTree.fromstring(qr_picture(ADDRESS))  # noqa: S314 (our own)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert {each.tag.split("}")[1] for each in root.iter()} == {"svg", "path"}
    assert not any("style" in each.attrib for each in root.iter())


def test_cameras_find_it_by_its_quiet_edge_and_read_it_where_a_corner_is_smudged() -> None:
    made = segno.make(ADDRESS, error="m", micro=False)
    width, _ = made.symbol_size(scale=1, border=4)
    assert f'viewBox="0 0 {width} {width}"' in qr_picture(ADDRESS)
    assert made.error in {"M", "Q", "H"}


def test_a_page_that_makes_it_smaller_cuts_nothing_off() -> None:
    root = ElementTree.fromstring(qr_picture(ADDRESS))  # noqa: S314 (our own)
    assert "viewBox" in root.attrib
    assert not {"width", "height"} & set(root.attrib)


def test_another_address_is_another_picture() -> None:
    assert qr_picture(ADDRESS) == qr_picture(ADDRESS)
    assert qr_picture(ADDRESS) != qr_picture(ADDRESS.replace("0a1b2", "0a1b3"))
