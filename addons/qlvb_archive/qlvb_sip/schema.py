# SPDX-License-Identifier: LGPL-3.0-or-later
"""Schemas of a package: shipped METS and PREMIS files, generated EAD files."""

from functools import cache
from importlib.resources import files

from lxml import etree

from .metadata import serialise
from .profile import Field, Shape

XS = "http://www.w3.org/2001/XMLSchema"
METS_SCHEMAS = (
    "mets1_12.xsd",
    "xlink.xsd",
    "DILCISExtensionMETS.xsd",
    "DILCISExtensionSIPMETS.xsd",
)
PREMIS_SCHEMA = "premis-v3-subset.xsd"
_PATTERNS = {
    "date": r"(\d{2}/\d{2}/\d{4})?",
    "partial_date": r"((\d{2}/)?(\d{2}/)?\d{4})?",
    "number": r"\d*",
}


def package_schemas(shape: Shape) -> dict[str, bytes]:
    """Name and content of each file of the `schemas/` folder."""
    names = METS_SCHEMAS + ((PREMIS_SCHEMA,) if shape.preservation else ())
    shipped = {name: _shipped(name) for name in names}
    return {
        **shipped,
        "EAD.xsd": ead_schema(shape.dossier),
        "EAD_doc.xsd": ead_schema(shape.document),
    }


def _shipped(name: str) -> bytes:
    return files(__package__).joinpath("schemas", name).read_bytes()


def ead_schema(fields: tuple[Field, ...]) -> bytes:
    """XML Schema of a `simpledc` file, generated from its field table."""
    root = etree.Element(_xs("schema"), nsmap={"xs": XS})
    element = etree.SubElement(root, _xs("element"), name="simpledc")
    complex_type = etree.SubElement(element, _xs("complexType"))
    group = etree.SubElement(complex_type, _xs("all"))
    for field in fields:
        _field_schema(group, field)
    return serialise(root)


def _field_schema(group: etree._Element, field: Field) -> None:
    element = etree.SubElement(group, _xs("element"), name=field.name)
    simple_type = etree.SubElement(element, _xs("simpleType"))
    restriction = etree.SubElement(simple_type, _xs("restriction"), base="xs:string")
    if field.required:
        etree.SubElement(restriction, _xs("minLength"), value="1")
    if field.max_length:
        etree.SubElement(restriction, _xs("maxLength"), value=str(field.max_length))
    pattern = _PATTERNS.get(field.format)
    if pattern:
        etree.SubElement(restriction, _xs("pattern"), value=pattern)


def _xs(name: str) -> str:
    return f"{{{XS}}}{name}"


@cache
def mets_validator() -> etree.XMLSchema:
    """METS 1.12 with the CSIP and SIP extension attributes."""
    imports = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="{name}"/>'
        for namespace, name in (
            ("http://www.w3.org/1999/xlink", "xlink.xsd"),
            ("http://www.loc.gov/METS/", "mets1_12.xsd"),
            (
                "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
                "DILCISExtensionMETS.xsd",
            ),
            (
                "https://DILCIS.eu/XML/METS/SIPExtensionMETS",
                "DILCISExtensionSIPMETS.xsd",
            ),
        )
    )
    driver = f'<xs:schema xmlns:xs="{XS}">{imports}</xs:schema>'
    base = str(files(__package__).joinpath("schemas", "driver.xsd"))
    return etree.XMLSchema(etree.fromstring(driver, base_url=base))


@cache
def premis_validator() -> etree.XMLSchema:
    """The part of PREMIS 3 that packages use."""
    return etree.XMLSchema(etree.fromstring(_shipped(PREMIS_SCHEMA)))
